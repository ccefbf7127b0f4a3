import type { SamplePipeline } from './sample-pipeline.ts'

/** Everything that is asked of the registry: it is built, replaced, restored and looked at. */
export async function askRegistry({ command, warehouse }: SamplePipeline): Promise<void> {
  const lines = [
    'registry build --all-seasons',
    'registry build 2021-22 --strategy replace',
    'registry search whitlocke',
    'registry show nikolasvucenovic',
    'registry aliases',
    'registry conflicts',
    'registry stats',
    'registry history',
    'registry history darnellwhitlocke',
    'registry check',
  ]
  for (const line of lines) await command(line)
  const { rows } = await warehouse.query({
    sql: 'SELECT MAX(backup_id) AS backup FROM nba_reference.registry_backups',
  })
  await command(`registry undo ${rows[0]?.backup}`)
}
