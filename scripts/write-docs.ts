import { writeFileSync } from 'node:fs'
import { commandsPage } from './pages/commands-page.ts'
import { tablesPage } from './pages/tables-page.ts'

// Run from the project's root by `npm run docs`.
writeFileSync('docs/tables.md', tablesPage())
writeFileSync('docs/commands.md', commandsPage())
