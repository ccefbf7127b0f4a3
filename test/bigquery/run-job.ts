import type { Param, ParamType, Value } from '../../src/warehouse/warehouse.ts'
import { ApiError } from './api-error.ts'
import type { EmulatedJob, RestParameter } from './job.ts'
import { parseScript, type ScriptStatement } from './parse-script.ts'
import type { Ran, Session } from './session.ts'

type Child = (line: number, evaluation: 'STATEMENT' | 'EXPRESSION', sql: string) => EmulatedJob

/** Runs what a query job asks for: one statement, or a script whose statements become jobs of their own. */
export async function runQuery(job: EmulatedJob, session: Session, child: Child): Promise<void> {
  const text = job.configuration.query?.query ?? ''
  const script = parseScript(text)
  const [only] = script
  if (script.length === 1 && only?.kind === 'sql') {
    note(job, await guarded(job, () => session.execute(only.sql, mayBill(job), job.configuration.dryRun)))
    return
  }
  job.statementType = 'SCRIPT'
  if (job.configuration.dryRun) return
  await runStatements(script)

  async function runStatements(statements: readonly ScriptStatement[]): Promise<'return' | undefined> {
    for (const statement of statements) {
      throwIfCancelled(job)
      if (statement.kind === 'return') return 'return'
      if ((await runOne(statement)) === 'return') return 'return'
    }
    return undefined
  }

  async function runOne(statement: ScriptStatement): Promise<'return' | undefined> {
    switch (statement.kind) {
      case 'sql':
        await runChild(statement.line, 'STATEMENT', statement.sql)
        return undefined
      case 'declare':
        session.declare(statement.name, statement.type)
        return undefined
      case 'set':
        await session.set(statement.name, statement.expression)
        return undefined
      case 'begin':
      case 'commit':
      case 'rollback':
        await session[statement.kind]()
        return undefined
      case 'if': {
        const { rows } = await runChild(
          statement.line,
          'EXPRESSION',
          `SELECT ${statement.condition} AS condition`,
        )
        return rows[0]?.condition === true ? runStatements(statement.body) : undefined
      }
      default:
        return undefined
    }
  }

  async function runChild(line: number, evaluation: 'STATEMENT' | 'EXPRESSION', sql: string): Promise<Ran> {
    const own = child(line, evaluation, sql)
    try {
      const ran = await guarded(job, () => session.execute(sql, mayBill(job)))
      note(own, ran)
      job.bytes += ran.bytes
      job.billed += ran.billed
      return ran
    } catch (error) {
      if (error instanceof ApiError) {
        own.error = error
        throw new ApiError(error.code, error.reason, `Query error: ${inScript(error.message, line)}`)
      }
      throw error
    } finally {
      own.endedAt = Date.now()
    }
  }
}

function note(job: EmulatedJob, { statementType, fields, rows, affected, bytes, billed }: Ran): void {
  job.statementType = statementType
  job.bytes = bytes
  job.billed = billed
  if (affected !== undefined) job.affected = affected
  if (fields.length > 0) job.given = { fields, rows }
}

/** The cap is for all that a job bills, the statements of its script together. */
const mayBill =
  ({ configuration, billed }: EmulatedJob) =>
  (bytes: number): void => {
    const cap = configuration.query?.maximumBytesBilled
    if (cap !== undefined && billed + bytes > Number(cap))
      throw new ApiError(
        400,
        'bytesBilledLimitExceeded',
        `Query exceeded limit for bytes billed: ${cap}. ${billed + bytes} or higher required.`,
      )
  }

const CANCELLED = 'Job execution was cancelled: User requested cancellation'

function throwIfCancelled(job: EmulatedJob): void {
  if (job.cancelled) throw new ApiError(499, 'stopped', CANCELLED)
}

async function guarded<T>(job: EmulatedJob, work: () => Promise<T>): Promise<T> {
  throwIfCancelled(job)
  try {
    return await work()
  } catch (error) {
    throwIfCancelled(job)
    throw error
  }
}

/** A place inside a statement as a place of the script. */
const inScript = (message: string, line: number): string =>
  message.replace(/\[(\d+):(\d+)\]$/, (_, at, column) => `[${Number(at) + line - 1}:${column}]`)

/** The values of a request's parameters. */
export const parametersOf = (list: readonly RestParameter[] = []): Readonly<Record<string, Param>> =>
  Object.fromEntries(
    list.map(({ name, parameterType, parameterValue }): [string, Param] => {
      const element = parameterType.arrayType?.type
      if (element === undefined)
        return [
          name,
          {
            type: parameterType.type as ParamType,
            value: scalar(parameterType.type, parameterValue.value ?? null),
          },
        ]
      const values = (parameterValue.arrayValues ?? []).map(
        ({ value }) => scalar(element, value) as string | number,
      )
      return [name, { type: `ARRAY<${element}>` as ParamType, value: values }]
    }),
  )

function scalar(type: string, text: string | null): Value {
  if (text === null) return null
  if (type === 'INT64' || type === 'FLOAT64') return Number(text)
  return type === 'BOOL' ? text === 'true' : text
}
