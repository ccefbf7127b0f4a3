import { seasonOf } from '../../files/season.ts'
import type { EarlierDecision, NameSighting } from './registered.ts'

/** Does a decision's scope cover a sighting? What the scope does not name, it does not ask for. */
export const holdsFor = ({ scope }: EarlierDecision, { source, date, team, teams }: NameSighting): boolean =>
  (scope.source === undefined || scope.source === source) &&
  (scope.season === undefined || scope.season === seasonOf(date)) &&
  (scope.date === undefined || scope.date === date) &&
  (scope.team === undefined || (team === undefined ? teams.includes(scope.team) : team === scope.team))
