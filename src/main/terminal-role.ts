import { appendFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { redact } from '../assistant/rights/redact.ts'
import type { AssistantRole } from './local-assistant.ts'

/**
 * An assistant behind a terminal. What breaks and may come right by itself is no news for the screen; it stands in
 * `backcourt.log` of the home folder, where there is one.
 */
export const terminalRole = (
  home: string,
  { staysOpen }: { readonly staysOpen: boolean },
): AssistantRole => ({
  role: 'terminal',
  staysOpen,
  warn: (message, error) => {
    if (!existsSync(home)) return
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const line = { time: new Date().toISOString(), level: 'warn', pid: process.pid, message, error: why }
    appendFileSync(path.join(home, 'backcourt.log'), `${redact(JSON.stringify(line))}\n`, { mode: 0o600 })
  },
})
