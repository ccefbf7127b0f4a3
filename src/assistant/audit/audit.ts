import { ledgerAudit } from '../../pipeline/tables/ledger/audit.ts'
import { string, timestamp } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { redact } from '../rights/redact.ts'

/** One step of one request, for whoever asks later who did what. */
export type AuditEntry = {
  readonly entryId: string
  readonly requestId: string
  readonly at: Date
  readonly actor: string
  readonly surface: string
  readonly step: 'asked' | 'refused' | 'confirmed' | 'ended'
  readonly line: string
  readonly planHash?: string
  readonly runId?: string
  readonly result?: string
}

const INSERT = `INSERT INTO ${ledgerAudit.name} (entry_id, request_id, entered_at, actor, surface, step, line, plan_hash, run_id, result) VALUES (@entry, @request, @at, @actor, @surface, @step, @line, @hash, @run, @result)`

/** Adds an entry; there is no way to change or remove one. */
export async function writeAudit(warehouse: Warehouse, entry: AuditEntry): Promise<void> {
  await warehouse.transact(`audit ${entry.entryId}`, [
    {
      do: 'write',
      statement: {
        sql: INSERT,
        params: {
          entry: string(entry.entryId),
          request: string(entry.requestId),
          at: timestamp(entry.at),
          actor: string(entry.actor),
          surface: string(entry.surface),
          step: string(entry.step),
          line: string(redact(entry.line)),
          hash: string(entry.planHash ?? null),
          run: string(entry.runId ?? null),
          result: string(entry.result === undefined ? null : redact(entry.result)),
        },
      },
    },
  ])
}
