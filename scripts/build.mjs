// Bundles the entry points into dist/, for start-up: a one-shot command reads a few files instead of some hundreds.
// The SQL texts lie beside the chunks, as they lie beside read-sql.ts in the sources.
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}/dist`

rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/main/cli.ts',
    demo: 'src/main/demo.ts',
    bench: 'bench/bench.ts',
    'write-docs': 'scripts/write-docs.ts',
  },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  // The native module finds its binary beside itself, so it stays where npm put it.
  external: ['@duckdb/node-bindings'],
  // CommonJS within the bundle asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
cpSync(`${root}/src/pipeline/sql`, dist, { recursive: true, filter: source => !source.endsWith('.ts') })
chmodSync(`${dist}/cli.js`, 0o755)
