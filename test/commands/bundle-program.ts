import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { sharedFolder } from './shared-folder.ts'

/** Bundles a program of the tests as scripts/build.mjs bundles the command line, and gives its path. */
export async function bundleProgram(entry: string): Promise<string> {
  const name = basename(entry, '.ts')
  const outdir = join(sharedFolder(), `program-${name}-${process.pid}`)
  await build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: [
      '@duckdb/node-bindings',
      '@resvg/resvg-js',
      '@bull-board/*',
      '@slack/*',
      'express',
      'pino',
      'prom-client',
    ],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  })
  // The SQL texts lie beside the bundle, as they do in dist/.
  cpSync(join(sharedFolder(), 'dist'), outdir, { recursive: true, filter: path => !/\.(js|map)$/.test(path) })
  return join(outdir, `${name}.js`)
}
