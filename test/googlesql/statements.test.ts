import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeAudit } from '../../src/assistant/audit/audit.ts'
import { readVocabulary } from '../../src/main/vocabulary.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { datesOfBreach, offendersOf } from '../../src/pipeline/units/contract-checks.ts'
import { contractRules } from '../../src/pipeline/units/contract-rules.ts'
import { evaluationParams, stageStep } from '../../src/pipeline/units/processor-steps.ts'
import { recordFailure } from '../../src/pipeline/units/record-failure.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import type { Step } from '../../src/warehouse/warehouse.ts'
import { analyserOfSent, printRefusal } from './analyse-sent.ts'
import { type SentStatement, statementsOf } from './recording-warehouse.ts'
import { runSamplePipeline, type SamplePipeline } from './sample-pipeline.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

let zetaSql: ZetaSql
let pipeline: SamplePipeline
beforeAll(async () => {
  pipeline = await runSamplePipeline({ seasons: 1, seed: 7, days: 37 })
  const { start, end } = pipeline
  const lines = [
    `backfill ${start}..${end} --phase all --policy failed`,
    `preflight ${start}..${end}`,
    `why psza ${end}`,
    `why pdc ${end} vucenovic`,
    `why tdza ${end} BOS`,
    'health',
    'daily',
    'doctor',
    `handoff ${start}..${end}`,
    `report ${start}..${end}`,
    `validate ${start}..${end}`,
    `coverage ${start}..${end}`,
    `history ${end} --only psza`,
    'runs',
    'run run2',
    'tables',
    ...counted.map(({ id }) => `count ${id} ${start}..${end}`),
  ]
  for (const line of lines) await pipeline.command(line)
  await expect(pipeline.command('retry run2')).rejects.toThrow('nothing left')
  await recordFailure(pipeline.warehouse, brokenUnit, {
    runId: 'run2',
    number: 1,
    user: 'tester',
    seconds: 1,
    now: new Date('2026-11-23T12:00:00Z'),
    today: pipeline.today,
    error: 'the disk is full',
  })
  await writeAudit(pipeline.warehouse, {
    entryId: 'entry1',
    requestId: 'request1',
    at: new Date('2026-11-23T12:00:00Z'),
    actor: 'tester',
    surface: 'terminal',
    step: 'asked',
    line: 'runs',
  })
  await readVocabulary(pipeline.warehouse, pipeline.today)
  zetaSql = await startZetaSql()
})
afterAll(async () => {
  await zetaSql?.stop()
  await pipeline?.close()
})

const counted = tables.filter(({ phase, dateColumn }) => phase > 0 && dateColumn !== undefined)

/** A unit whose attempt broke off, which no unit of the sample league does. */
const brokenUnit: Unit = {
  id: 'psza 2021-11-20',
  target: 'psza',
  phase: 4,
  seasonYear: 2021,
  dates: ['2021-11-20'],
  reasons: [],
  after: [],
}

/** What is wrong with the statements: refused by GoogleSQL, or in one of the traps between the engines. */
const faults = async (statements: readonly SentStatement[]): Promise<readonly string[]> => {
  const analyseSent = analyserOfSent(zetaSql, tables)
  const found: string[] = []
  for (const statement of statements) {
    const answer = await analyseSent(statement)
    if ('error' in answer) found.push(printRefusal(statement, answer))
    else found.push(...answer.traps.map(trap => `${statement.from}: ${trap}\n${statement.sql.trim()}`))
  }
  return found
}

/** What explain-breach asks when a rule is broken; the sample league breaks none. */
const breachStatements = (): readonly SentStatement[] =>
  processors.flatMap(processor => {
    const { table } = processor
    const params = evaluationParams({ dates: ['2021-11-20'], seasonYear: 2021 }, '2026-11-23')
    // Both statements of a rule have the same condition, so the dates are asked for one rule of each table.
    const reads = contractRules(table).flatMap((rule, i): Step[] => [
      { do: 'read', name: 'offenders', statement: offendersOf(table, rule) },
      ...(i > 0
        ? []
        : [{ do: 'read', name: 'dates', statement: datesOfBreach(String(table.dateColumn), rule) } as const]),
    ])
    return statementsOf([stageStep(processor, params), ...reads], 'src/pipeline/units/explain-breach.ts')
  })

/** Its statements are typed by people; the line that it runs belongs to them. */
const typedByPeople = 'commands/sql.ts'

/** Files of the product that ask a warehouse something. */
const askingFiles = (): readonly string[] =>
  ['src', 'jobs', 'commands'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(name => `${folder}/${name}`)
      .filter(name => name.endsWith('.ts') && !name.startsWith('src/warehouse/') && name !== typedByPeople)
      .filter(name => /\.(query|transact)\(/.test(readFileSync(join(root, name), 'utf8'))),
  )

describe('GoogleSQL', () => {
  it('takes every statement that the pipeline sends, from files to coverage, and none is in a trap', async () => {
    const sent = pipeline.warehouse.sent()
    expect(sent.length).toBeGreaterThan(150)
    expect(await faults(sent)).toEqual([])
  })

  it('takes every statement that a broken contract would send', async () => {
    const statements = breachStatements()
    expect(statements.length).toBeGreaterThan(250)
    expect(await faults(statements)).toEqual([])
  })

  it('has heard every file that asks a warehouse', () => {
    const heard = new Set([...pipeline.warehouse.sent(), ...breachStatements()].map(({ from }) => from))
    const files = askingFiles()
    expect(files).toContain('src/pipeline/units/perform-processor.ts')
    expect(files.filter(file => !heard.has(file))).toEqual([])
  })

  it("tells what it does not take in BigQuery's words, with the place and who sent it", async () => {
    const steps: Step[] = [
      {
        do: 'stage',
        as: 'made',
        columns: ['n'],
        statement: { sql: `SELECT 'x' AS n FROM nba_raw.nbac_schedule` },
      },
      { do: 'read', name: 'a', statement: { sql: 'SELECT n + 1 AS m FROM made' } },
      { do: 'read', name: 'b', statement: { sql: 'SELECT n AS lookup FROM made' } },
    ]
    expect(await faults(statementsOf(steps, 'src/asker.ts'))).toEqual([
      expect.stringMatching(
        /^src\/asker\.ts: No matching signature for operator \+ .*\[at 1:8\]\nSELECT n \+ 1/,
      ),
      expect.stringMatching(/^src\/asker\.ts: Syntax error: Unexpected keyword LOOKUP \[at 1:13\]/),
    ])
  })
})
