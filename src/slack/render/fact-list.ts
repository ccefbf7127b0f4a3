import type { RichTextList } from '@slack/types'
import { inline } from './inline.ts'
import { paragraph } from './paragraph.ts'

const DEEPEST = 4
const indentOf = (fact: string): number =>
  Math.min(DEEPEST, Math.floor((/^ */.exec(fact)?.[0].length ?? 0) / 2))

/** Facts as a list; one that begins with spaces stands below the one before it. */
export function factList(facts: readonly string[]): readonly RichTextList[] {
  const lists: { indent: number; facts: string[] }[] = []
  for (const fact of facts.filter(each => each.trim() !== '')) {
    const indent = indentOf(fact)
    const last = lists.at(-1)
    if (last?.indent === indent) last.facts.push(fact.trim())
    else lists.push({ indent, facts: [fact.trim()] })
  }
  return lists.map(list => ({
    type: 'rich_text_list',
    style: 'bullet',
    ...(list.indent === 0 ? {} : { indent: list.indent }),
    elements: list.facts.map(fact => paragraph(...inline(fact))),
  }))
}
