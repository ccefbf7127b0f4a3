import { look } from '../commands/contents.ts'

/** Changes a warehouse as somebody does who knows SQL and no better. */
export const write = (home: string, ...statements: readonly string[]) =>
  look(home, async warehouse => {
    await warehouse.transact(
      'by hand',
      statements.map(sql => ({ do: 'write', statement: { sql } }) as const),
    )
  })
