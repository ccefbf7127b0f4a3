import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Refusal } from '../assistant/refusal.ts'
import { ownersRights, parseRights, type Rights } from '../assistant/rights/rights.ts'

/** Read anew for every request, so that a right that is taken away is gone at once. */
export function readRights(home: string): Rights | Refusal {
  const file = path.join(home, 'rights.json')
  if (!existsSync(file)) return ownersRights
  return parseRights(readFileSync(file, 'utf8'), file)
}
