import type { Param, Statement } from '../warehouse.ts'
import { type QueryParameter, queryParameter } from './query-parameter.ts'
import { QUIET_TEXT } from './quiet-text.ts'

const NAMED = new RegExp(`(${QUIET_TEXT})|(?<!@)@(\\w+)`, 'g')

/** Gathers the parameters of several statements that are sent as one text. */
export type Binding = {
  /** The statement's text, its parameters called as the whole text calls them. */
  add(statement: Statement): string
  readonly parameters: () => readonly QueryParameter[]
  /** Whether a statement wants to know when its transaction commits. */
  readonly hasClock: () => boolean
}

/** Variable of a script that holds the engine's time just before the first write. */
export const COMMITTED_AT = 'backcourt_committed_at'

/**
 * Parameters of a script belong to all of its statements, so two that differ and bear one name must part. Those that
 * only a string or comment names are left out. `measured` says that times of the commit are taken by the engine.
 */
export function bindParameters({ measured }: { readonly measured: boolean }): Binding {
  const bound = new Map<string, { readonly key: string; readonly parameter: QueryParameter }>()
  let hasClock = false

  const nameOf = (name: string, param: Param): string => {
    const key = JSON.stringify([param.type, param.value])
    for (let n = 1; ; n += 1) {
      const called = n === 1 ? name : `${name}_${n}`
      const known = bound.get(called)
      if (known && known.key !== key) continue
      if (!known) bound.set(called, { key, parameter: queryParameter(called, param) })
      return `@${called}`
    }
  }
  const clockOf = (since: Date | undefined): string => {
    hasClock = true
    if (!since) return COMMITTED_AT
    const began = nameOf('began_ms', { type: 'INT64', value: since.getTime() })
    return `((UNIX_MILLIS(${COMMITTED_AT}) - ${began}) / 1000)`
  }
  return {
    add: ({ sql, params = {} }) =>
      sql.replace(NAMED, (all, quiet: string | undefined, name: string | undefined) => {
        const param = quiet === undefined && name !== undefined ? params[name] : undefined
        if (name === undefined || param === undefined) return all
        if (measured && param.clock) return clockOf(param.clock === 'commit' ? undefined : param.clock.since)
        return nameOf(name, param)
      }),
    parameters: () => [...bound.values()].map(({ parameter }) => parameter),
    hasClock: () => hasClock,
  }
}
