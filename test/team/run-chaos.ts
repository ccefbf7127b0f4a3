import { parseArgs } from 'node:util'
import { setup } from '../global-setup.ts'

/** `npm run chaos -- --seed N [--kills 50]`: ends with 0 when everything is as after a clean run. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '50' },
  },
})
const [seed, kills] = [Number(values.seed), Number(values.kills)]
if (!Number.isInteger(seed) || !Number.isInteger(kills) || kills < 1)
  throw new Error(`--seed and --kills are whole numbers; they are ${values.seed} and ${values.kills}`)
const say = (line: string) => console.log(line)
say(`chaos with seed ${seed}, ${kills} kills`)
const tidy = await setup()
// What it is made of wants the folder that was set up.
const { chaos } = await import('./chaos.ts')
const wrong = await chaos({ seed, kills, say }).finally(tidy)
for (const fault of wrong) say(`✗ ${fault}`)
say(
  wrong.length === 0
    ? `✓ seed ${seed}: every unit has one final state, the tables are those of a clean run, and the ledger says so`
    : `✗ seed ${seed}: ${wrong.length} faults; again with: npm run chaos -- --seed ${seed} --kills ${kills}`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
