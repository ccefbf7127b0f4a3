/** What people ask most, for those who would rather press than type. */
export const usualCommands: readonly {
  readonly line: string
  readonly label: string
  readonly says: string
}[] = [
  { line: 'daily', label: 'Daily', says: 'Yesterday and today' },
  { line: 'health', label: 'Health', says: 'Is anything wrong?' },
  { line: 'preflight yesterday', label: 'Preflight', says: 'Is yesterday ready to be computed?' },
  { line: 'coverage last 7 days', label: 'Coverage', says: 'The week, table by table' },
  { line: 'runs', label: 'Runs', says: 'What ran' },
]
