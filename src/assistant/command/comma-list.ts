import { z } from 'zod'

/**
 * A field for a comma list of known names: `psza,tdza`. Empty parts and doubles are refused; an unknown name is refused
 * with the nearest one. The output is the list in the order typed.
 */
export const commaList = <Choice extends string>(choices: readonly Choice[]) =>
  z
    .string()
    .transform((text, context): Choice[] => {
      const typed = text.split(',').map(part => part.trim())
      const known = typed.filter((part): part is Choice => choices.some(choice => choice === part))
      const wrong = typed.find(part => !known.some(choice => choice === part))
      const double = typed.find((part, at) => typed.indexOf(part) !== at)
      if (wrong === '')
        context.addIssue({ code: 'custom', message: 'has an empty name in its list', input: text })
      else if (wrong !== undefined)
        context.addIssue({ code: 'custom', input: text, params: { unknown: wrong, choices } })
      else if (double !== undefined)
        context.addIssue({ code: 'custom', message: `names \`${double}\` twice`, input: text })
      return known
    })
    .meta({ choices, isList: true })
