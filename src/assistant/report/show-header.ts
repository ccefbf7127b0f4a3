import type { AnswerOutcome } from '../answer/answer.ts'
import { formatCount } from '../words/format-count.ts'
import { plural } from '../words/plural.ts'
import { countFailures } from './count-failures.ts'
import { html, type Markup } from './html.ts'
import { keepDates } from './keep-dates.ts'
import type { ReportData } from './report-data.ts'
import { sections } from './section.ts'

const looks: Readonly<
  Record<AnswerOutcome, { readonly tone: string; readonly sign: string; readonly says: string }>
> = {
  done: { tone: 'good', sign: '✓', says: 'fine' },
  'done with warnings': { tone: 'warn', sign: '!', says: 'warning' },
  failed: { tone: 'bad', sign: '✗', says: 'not fine' },
  interrupted: { tone: 'bad', sign: '✗', says: 'interrupted' },
}

/** The verdict first, then the numbers behind it, then the way through the page. */
export function showHeader(data: ReportData): Markup {
  const { tone, sign, says } = looks[data.outcome]
  return html`<header>
<p class="kind">Backcourt report</p>
<h1>${data.start === data.end ? data.start : html`${keepDates(data.start)} <span class="to">to</span> ${keepDates(data.end)}`}</h1>
<p class="verdict ${tone}"><span class="sign" role="img" aria-label="${says}">${sign}</span> <span>${keepDates(data.headline)}</span></p>
<p class="soft">Generated <time datetime="${data.generatedAt}">${data.generatedAt.slice(0, 16).replace('T', ' ')} UTC</time> by Backcourt ${data.version}. Dates are US Eastern game days, times are UTC.</p>
<dl class="tiles">${tiles(data).map(
    ({ name, value, of, alarm }) =>
      html`<div><dt>${name}</dt><dd${alarm ? html` class="bad"` : undefined}>${value}${of === undefined ? undefined : html` <small>${of}</small>`}</dd></div>`,
  )}</dl>
<nav aria-label="On this page"><ul>${Object.entries(sections).map(
    ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
</header>`
}

type Tile = { readonly name: string; readonly value: string; readonly of?: string; readonly alarm?: boolean }

function tiles({ sums, checks, faults, quarantine }: ReportData): readonly Tile[] {
  const add = (count: (sum: ReportData['sums'][number]) => number) =>
    sums.reduce((total, sum) => total + count(sum), 0)
  const errors = add(({ failures }) => countFailures(failures).errors)
  const untracked = add(sum => sum.untracked)
  const holding = checks.filter(({ offenders }) => offenders === 0).length
  return [
    {
      name: 'Rows written',
      value: formatCount(add(sum => sum.written)),
      of: `of ${formatCount(add(sum => sum.expected))} expected`,
    },
    {
      name: 'Expected failures',
      value: formatCount(add(({ failures }) => countFailures(failures).expected)),
      of: 'not errors',
    },
    { name: 'Errors', value: formatCount(errors), alarm: errors > 0 },
    { name: 'Untracked', value: formatCount(untracked), alarm: untracked > 0 },
    {
      name: 'Cross-checks',
      value: formatCount(holding),
      of: `of ${formatCount(checks.length)} hold`,
      alarm: holding < checks.length,
    },
    {
      name: 'Contracts broken',
      value: formatCount(faults.length),
      of: plural(faults.length, 'rule').replace(/^\S+ /, ''),
      alarm: faults.length > 0,
    },
    {
      name: 'In quarantine',
      value: formatCount(quarantine.total),
      of: quarantine.total === 1 ? 'file' : 'files',
    },
  ]
}
