import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scheduleStore } from '../../jobs/schedules/schedule-store.ts'
import { writeAudit } from '../../src/assistant/audit/audit.ts'
import { failedUnits } from '../../src/assistant/ledger/redis/failed-units.ts'
import { storeEvents } from '../../src/assistant/ledger/redis/store-events.ts'
import { warehouseLedger } from '../../src/assistant/ledger/warehouse-ledger.ts'
import { viewRun } from '../../src/assistant/run/run-view.ts'
import { readVocabulary } from '../../src/main/vocabulary.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { datesOfBreach, offendersOf } from '../../src/pipeline/units/contract-checks.ts'
import { contractRules } from '../../src/pipeline/units/contract-rules.ts'
import { isCommitted } from '../../src/pipeline/units/is-committed.ts'
import { evaluationParams, stageStep } from '../../src/pipeline/units/processor-steps.ts'
import { recordFailure } from '../../src/pipeline/units/record-failure.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import type { Step, Warehouse } from '../../src/warehouse/warehouse.ts'
import { analyserOfSent, printRefusal } from './analyse-sent.ts'
import { askRegistry } from './ask-registry.ts'
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
    'registry queue',
    'registry claim Whitlocke',
    'registry claim Whitlocke --release',
    'registry resolve Whitlocke --as darnellwhitlocke',
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
  const { rows } = await pipeline.warehouse.query({
    sql: "SELECT decision_id FROM nba_reference.name_decisions WHERE kind = 'accept'",
  })
  await pipeline.command(`registry take-back ${rows[0]?.decision_id}`)
  await pipeline.command('registry reprocess')
  await askRegistry(pipeline)
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
  await isCommitted(pipeline.warehouse, 'run2', brokenUnit)
  await readVocabulary(pipeline.warehouse, pipeline.today)
  await archiveAsRedisLedger(pipeline.warehouse, 'run2')
  await changeSchedules(pipeline.warehouse)
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

/** Everything that is done to a schedule; nothing is woken here. */
async function changeSchedules(warehouse: Warehouse): Promise<void> {
  const open = async () => warehouse
  const [nothing, now] = [async () => undefined, () => new Date('2026-11-23T12:00:00Z')]
  const queue = { keep: nothing, drop: nothing, nudge: nothing, close: nothing }
  const schedules = scheduleStore({ reading: open, writing: open, queue, now, newId: () => 'entry' })
  const createdAt = now().toISOString()
  const by = { id: 'tester', name: 'tester', groups: [] }
  await schedules.put({ id: 's1', line: 'daily', at: '09:00', on: 'every-day', by, createdAt })
  await schedules.pause('s1', 'tester')
  await schedules.resume('s1')
  for (const due of [undefined, now()])
    await schedules.settle('s1', { at: createdAt, outcome: 'done', headline: 'Done.' }, due)
  await schedules.remove('s1')
}

/** What a ledger in Redis writes into the warehouse and reads when Redis came back empty. */
async function archiveAsRedisLedger(warehouse: Warehouse, runId: string): Promise<void> {
  const ledger = warehouseLedger(warehouse)
  const [run, events] = [await ledger.run(runId), await ledger.events(runId)]
  if (!run) throw new Error(`there is no run ${runId}`)
  await storeEvents(warehouse, run, events, 0)
  await storeEvents(warehouse, run, events, 0, { anew: true })
  expect(await ledger.events(runId)).toEqual(events)
  await failedUnits(warehouse, viewRun(runId, events), run.createdAt)
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
        statement: { sql: `SELECT 'x' AS n FROM backcourt.runs` },
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
