// Reads vitest's JSON report: fails when real data lies beside the project and a test did not use it, and prints the
// counts as one plain line. What a machine or an adapter does not have may be skipped where a name says so:
// `… (not here: the reason)`.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const tests = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, status }) => ({ file: name, fullName, status })),
)
const notRun = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
const excused = notRun.filter(({ fullName }) => /\(not here: [^)]+\)/.test(fullName))
const skipped = notRun.filter(test => !excused.includes(test))
const real = tests.filter(({ file }) => file.includes('/test/real/'))

if (existsSync(fileURLToPath(new URL('../../shared/data', import.meta.url)))) {
  if (real.length === 0 || skipped.length > 0) {
    console.error('../shared/data is there, but these tests did not run:')
    for (const { fullName } of skipped) console.error(`  ${fullName}`)
    if (real.length === 0) console.error('  (all of test/real)')
    process.exitCode = 1
  }
}
const count = status => tests.filter(test => test.status === status).length
for (const { fullName } of excused) console.log(`skipped with a reason: ${fullName}`)
console.log(`${count('passed')} passed, ${count('failed')} failed, ${notRun.length} skipped`)
