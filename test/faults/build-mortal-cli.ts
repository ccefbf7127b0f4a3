import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { sharedFolder } from '../commands/shared-folder.ts'

/** Bundles mortal-cli.ts as scripts/build.mjs bundles the command line, and gives its path. */
export async function buildMortalCli(): Promise<string> {
  const outdir = join(sharedFolder(), 'mortal')
  await build({
    entryPoints: [fileURLToPath(new URL('./mortal-cli.ts', import.meta.url))],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['@duckdb/node-bindings'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  })
  // The SQL texts lie beside the bundle, as they do in dist/.
  cpSync(join(sharedFolder(), 'dist'), outdir, { recursive: true, filter: path => !/\.(js|map)$/.test(path) })
  return join(outdir, 'mortal-cli.js')
}
