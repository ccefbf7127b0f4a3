import { plantedPlayers } from './planted-players.ts'
import type { Player } from './players.ts'
import { randomOf } from './random.ts'
import type { Season } from './season-calendar.ts'

/** Why a player cannot play on a day, in the injury report's words; undefined when he can. */
export type Absence = (player: Player, day: number) => string | undefined

type Spell = { readonly from: number; readonly to: number; readonly reason: string }

const injuries = [
  'Left Ankle; Sprain',
  'Right Ankle; Sprain',
  'Left Knee; Soreness',
  'Right Knee; Injury Recovery',
  'Left Hamstring; Strain',
  'Right Calf; Strain',
  'Back; Soreness',
  'Left Shoulder; Contusion',
  'Right Foot; Fracture',
  'Right Wrist; Sprain',
] as const

/** Injuries of a season: each player misses none to three stretches of 2 to 30 days. Planted players stay healthy. */
export function absencesOf(seed: number, season: Season): Absence {
  const known = new Map<number, readonly Spell[]>()
  const draw = (player: Player): readonly Spell[] => {
    if (plantedPlayers.some(planted => planted.lastName === player.lastName)) return []
    const random = randomOf(seed, 'absences', season.name, player.id)
    return Array.from({ length: random.below(4) }, () => {
      const from = random.below(175)
      const illness = random.chance(0.15)
      const days = illness
        ? random.between(2, 8)
        : random.chance(0.25)
          ? random.between(12, 30)
          : random.between(2, 10)
      return {
        from,
        to: from + days,
        reason: illness ? 'Illness' : `Injury/Illness - ${random.pick(injuries)}`,
      }
    })
  }
  return (player, day) => {
    let spells = known.get(player.id)
    if (!spells) {
      spells = draw(player)
      known.set(player.id, spells)
    }
    return spells.find(spell => spell.from <= day && day <= spell.to)?.reason
  }
}
