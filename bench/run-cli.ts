import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export type Place = { readonly home: string; readonly files: string }

export type CliRun = {
  /** From spawn to exit. */
  readonly seconds: number
  /** User and system time of all threads. */
  readonly cpuSeconds: number
  /** Largest resident set of the process, DuckDB included. */
  readonly peakBytes: number
  readonly stdout: string
}

/** Exit codes of a command that did its work: done, and done with warnings. */
const DID_ITS_WORK = [0, 3]

/** Runs in the child, before the command, and tells at its end on descriptor 3 what it used: nothing to install. */
const REPORT =
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))"

/** The bundles lie side by side, the benchmark's own with them. */
const CLI = fileURLToPath(new URL('./cli.js', import.meta.url))

/** One command as a user would run it: a process of its own, from its start to its exit. */
export async function runCli(
  line: string,
  { home, files }: Place,
  accepted: readonly number[] = DID_ITS_WORK,
): Promise<CliRun> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`, CLI, ...line.split(' ')],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, BACKCOURT_HOME: home, BACKCOURT_FILES: files },
    },
  )
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [stdout, stderr, report, code] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable),
    closed,
  ])
  const seconds = (performance.now() - started) / 1000
  if (!accepted.includes(code ?? -1)) {
    throw new Error(`\`backcourt ${line}\` ended with exit code ${code}:\n${stderr}${stdout}`)
  }
  const usage = JSON.parse(report) as NodeJS.ResourceUsage
  return {
    seconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakBytes: usage.maxRSS * 1024,
    stdout,
  }
}
