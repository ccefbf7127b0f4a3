// Bundles the entry points into dist/ (or --into another folder), for start-up: a one-shot command reads a few files
// instead of some hundreds.
// The SQL texts lie beside the chunks, as they lie beside read-sql.ts in the sources. Words name the entry points that are
// wanted, else all are: an image needs neither the benchmark nor what it takes from the tests.
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals: wanted } = parseArgs({
  options: { into: { type: 'string', default: `${root}/dist` } },
  allowPositionals: true,
})
const dist = values.into
const entries = {
  cli: 'src/main/cli.ts',
  demo: 'src/main/demo.ts',
  bench: 'bench/bench.ts',
  'write-docs': 'scripts/write-docs.ts',
}

rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(entries).filter(([name]) => wanted.length === 0 || wanted.includes(name)),
  ),
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  external: [
    // A native module finds its binary beside itself, so it stays where npm put it.
    '@duckdb/node-bindings',
    '@resvg/resvg-js',
    // These read files beside themselves, or are loaded by few processes: those of the team's size.
    '@bull-board/*',
    '@slack/bolt',
    '@slack/web-api',
    'express',
    'pino',
    'prom-client',
  ],
  // CommonJS within the bundle asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
cpSync(`${root}/src/pipeline/sql`, dist, { recursive: true, filter: source => !source.endsWith('.ts') })
chmodSync(`${dist}/cli.js`, 0o755)
