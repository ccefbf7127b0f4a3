import { html, type Markup } from './html.ts'

/** The parts of the page in their order: the plan of the page and the headings are made from it. */
export const sections = {
  calendar: 'Coverage calendar',
  look: 'What needs a look',
  failures: 'Failures over time',
  durations: 'Durations',
  runs: 'Runs',
  quarantine: 'Files in quarantine',
  checks: 'Cross-checks and contracts',
  next: 'Next commands',
} as const

export type SectionId = keyof typeof sections

export const section = (id: SectionId, inside: Markup): Markup =>
  html`<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${sections[id]}</h2>
${inside}</section>
`
