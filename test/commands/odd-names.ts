import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { backcourt, type Where } from './command-line.ts'
import { homeAt, newFolder, ownFiles } from './prepared-home.ts'
import { sharedFolder } from './shared-folder.ts'

/** The game day whose play-by-play prints the odd names; two later days have Phase 4. */
export const ODD_DAY = '2021-11-09'

/** What play-by-play prints instead of the players who shot most in one game. */
export const ODD_NAMES = [
  'Q. Xylophone',
  "'; DROP TABLE nba_raw.nbac_schedule; --",
  'محمد Salahov',
  'Zed Unheard',
] as const

export type OddHome = Where & { readonly files: string; readonly meant: readonly string[] }

const made = () => join(sharedFolder(), 'odd-names')

/** The prepared league with a game whose play-by-play calls four players by names that nobody knows, all computed. */
export async function homeWithOddNames(): Promise<OddHome> {
  const claimed = await mkdir(`${made()}.claimed`).then(
    () => true,
    () => false,
  )
  if (claimed) await make(`${made()}.part`).then(() => rename(`${made()}.part`, made()))
  while (!existsSync(made())) await new Promise(resolve => setTimeout(resolve, 50))
  const home = await newFolder()
  await cp(join(made(), 'home'), home, { recursive: true })
  const meant = JSON.parse(readFileSync(join(made(), 'meant.json'), 'utf8')) as readonly string[]
  return { home, files: join(made(), 'files'), meant }
}

async function make(folder: string): Promise<void> {
  const [{ home }, files] = await Promise.all([homeAt('phase 4'), ownFiles()])
  const name = readdirSync(files, { recursive: true, encoding: 'utf8' })
    .filter(path => path.includes('big-data-ball') && path.includes(ODD_DAY) && path.endsWith('.csv'))
    .sort()[0]
  if (!name) throw new Error(`no play-by-play of ${ODD_DAY}`)
  const text = readFileSync(join(files, name), 'utf8')
  const [head = '', ...lines] = text.split('\n')
  const column = head.split(',').indexOf('player')
  const shots = new Map<string, number>()
  for (const line of lines) {
    const player = line.split(',')[column] ?? ''
    if (player && line.includes('shot')) shots.set(player, (shots.get(player) ?? 0) + 1)
  }
  const meant = [...shots]
    .sort(([, a], [, b]) => b - a)
    .map(([player]) => player)
    .slice(0, ODD_NAMES.length)
  writeFileSync(
    join(files, name),
    meant.reduce((body, player, i) => body.replaceAll(`,${player},`, `,${ODD_NAMES[i]},`), text),
  )
  await mkdir(folder, { recursive: true })
  for (const line of [
    `ingest ${ODD_DAY} --yes`,
    `backfill ${ODD_DAY}..2021-11-11 --phase 3 --yes`,
    `backfill ${ODD_DAY}..2021-11-11 --phase 4 --yes`,
  ]) {
    const { code, stderr } = await backcourt(line.split(' '), { home, files })
    if (code !== 0 && code !== 3) throw new Error(`${line} ended with ${code}: ${stderr}`)
  }
  await cp(home, join(folder, 'home'), { recursive: true })
  await cp(files, join(folder, 'files'), { recursive: true })
  writeFileSync(join(folder, 'meant.json'), JSON.stringify(meant))
}
