import { describe, expect, test } from 'vitest'
import { plainWords } from '../../../src/slack/mrkdwn/plain-words.ts'

describe('what a person meant to type', () => {
  test.each([
    ['<@U012AB3CD> status', 'status'],
    ['<@U012AB3CD|backcourt>: status', 'status'],
    ['backfill nov 2021 \u2014dry-run', 'backfill nov 2021 --dry-run'],
    ['why pdc 2021-11-22 \u201cNikola Joki\u0107\u201d', 'why pdc 2021-11-22 "Nikola Joki\u0107"'],
    ['why pdc 2021-11-22 De\u2019Aaron Fox', "why pdc 2021-11-22 De'Aaron Fox"],
    ['validate\u00a02021-11-22', 'validate 2021-11-22'],
    ['report nov 2021 --out <http://season.html|season.html>', 'report nov 2021 --out season.html'],
    ['help <https://example.com/a?b=1&amp;c=2>', 'help https://example.com/a?b=1&c=2'],
    ['help <mailto:ana@example.com|ana@example.com>', 'help ana@example.com'],
    ['sql "SELECT 1 WHERE 1 &lt; 2 AND 3 &gt; 2"', 'sql "SELECT 1 WHERE 1 < 2 AND 3 > 2"'],
    ['sql "SELECT \'&amp;lt;\'"', 'sql "SELECT \'&lt;\'"'],
    ['`/backcourt retry k3f9`', 'retry k3f9'],
    ['/backcourt', ''],
    ['backcourt daily', 'daily'],
    ['why pdc 2021-11-22 \u2068סער דני\u2069', 'why pdc 2021-11-22 סער דני'],
  ])('%s is %s', (typed, meant) => expect(plainWords(typed)).toBe(meant))

  test.each([
    'why pdc 2021-11-22 <@U0000OTHER>',
    '<!channel> status',
    'validate 2021\u201311\u201322',
    'validate 2021-11-22 \u2013dry-run',
    'backcourts',
    'sql "SELECT 1 \u2014 2"',
  ])('%s stays as it is, for the parser to refuse or to take', typed => expect(plainWords(typed)).toBe(typed))
})
