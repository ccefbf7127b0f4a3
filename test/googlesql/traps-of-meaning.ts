import type { TypeProto } from './type-proto.ts'

type Node = Readonly<Record<string, unknown>>

const divisions = new Set(['ZetaSQL:$divide', 'ZetaSQL:safe_divide', 'ZetaSQL:avg'])
const roundings = new Set(['ZetaSQL:round', 'ZetaSQL:trunc', 'ZetaSQL:floor', 'ZetaSQL:ceil'])
const fractions = new Set<string | undefined>(['TYPE_DOUBLE', 'TYPE_NUMERIC'])

/**
 * Traps that hang on types, which no pattern over the text can see: found in ZetaSQL's resolved statement, one line
 * for each.
 */
export function trapsOfMeaning(tree: unknown): readonly string[] {
  const found: string[] = []
  for (const node of nodesOf(tree)) {
    const called = node.function === undefined ? undefined : functionOf(node)
    if (called !== undefined && divisions.has(called) && typeOf(node) === 'TYPE_NUMERIC') {
      found.push(
        `${called.slice('ZetaSQL:'.length)} of NUMERIC: CAST it AS FLOAT64 first, NUMERIC keeps 9 digits`,
      )
    }
    const cast = node.resolved_cast_node as Node | undefined
    if (!cast) continue
    const inner = unwrapped(cast.expr)
    if (!fractions.has(typeOf(inner))) continue
    if (typeOf(cast) === 'TYPE_STRING') {
      found.push('CAST of a fraction AS STRING: the engines print different digits')
    }
    if (typeOf(cast) === 'TYPE_INT64' && !roundings.has(functionOf(inner) ?? '')) {
      found.push('CAST of a fraction AS INT64: ROUND it first, the engines take halves to different sides')
    }
  }
  return found
}

function* nodesOf(value: unknown): Iterable<Node> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Node
  for (const child of Object.values(value)) yield* nodesOf(child)
}

// An expression hangs below one key for every class that it descends from: `resolved_function_call_base_node` and so on.
function unwrapped(expression: unknown): Node {
  const node = (expression ?? {}) as Node
  const inner = Object.keys(node).find(key => /^resolved_\w+_node$/.test(key))
  return inner === undefined ? node : unwrapped(node[inner])
}

/** A node's fields are spread over the classes that it descends from, each as the `parent` of the next. */
function functionOf(node: Node): string | undefined {
  const called = node.function as { readonly name?: string } | undefined
  return called?.name ?? (node.parent === undefined ? undefined : functionOf(node.parent as Node))
}

function typeOf(node: Node): string | undefined {
  const parent = node.parent as (Node & { type?: TypeProto }) | undefined
  return parent && (parent.type?.type_kind ?? typeOf(parent))
}
