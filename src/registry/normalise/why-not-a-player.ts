import { tidyName } from './tidy-name.ts'

/** Cities, regions and nicknames of the thirty teams, and how feeds shorten them. */
const TEAM_WORDS =
  'atlanta hawks boston celtics brooklyn nets charlotte hornets chicago bulls cleveland cavaliers cavs dallas mavericks mavs denver nuggets detroit pistons golden state warriors houston rockets indiana pacers la los angeles clippers lakers memphis grizzlies miami heat milwaukee bucks minnesota timberwolves wolves new orleans pelicans york knicks oklahoma city thunder orlando magic philadelphia phila sixers 76ers phoenix suns portland trail blazers sacramento kings san antonio spurs toronto raptors utah jazz washington wizards atl bos bkn brk cha cho chi cle dal den det gsw gs hou ind lac lal mem mia mil min nop no nyk ny okc orl phi phx pho por sac sas sa tor uta was wsh'

/** Words of a line, a box score or a bet that stand beside names and are nobody's name. */
const OTHER_WORDS =
  'team teams total totals alternate alt over under moneyline spread handicap margin winner winning quarter half halftime overtime points rebounds assists steals blocks turnovers threes three pointers made player players coach coaches bench starter starters official officials referee referees crew chief home away visitor visitors game match field goal goals free throw throws first last next to score scorer basket double triple yes no none any other neither draw tie dnp dnd nwt inactive injured out doubtful questionable n/a na nan null undefined unknown tbd tba test odd even and or the of in at vs v'

/** One of these makes the whole line something else than a name, even beside one: a bet on a player is no player. */
const TELLING =
  /\b(alternate|moneyline|spread|handicap|over|under|overtime|teams?|totals?|points|rebounds|assists|steals|blocks|turnovers|threes|double|triple|scorer|winner|winning|margin|quarter|halftime|1st|first (half|quarter|basket)|coach(es)?|officials?|referees?|not with team|did not (play|dress)|select|drop|insert)\b/i

const SEVERAL = /\s[&+/|]\s|\p{L}\s*[&+/|]\s*\p{L}{2}|\s(and|vs\.?)\s/iu
const NO_NAME_HAS = /[;<>{}=\\^~$%@!:]|--(?!\p{L})|\/\*/u
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const NOBODYS = new Set([...words(TEAM_WORDS), ...words(OTHER_WORDS)])

/**
 * Why a line cannot be one player's name, whoever is registered: empty, a team, a market or a total, several names, or
 * characters that no name has. Undefined when it may be one.
 */
export const whyNotAPlayer = (raw: string): string | undefined => {
  const text = tidyName(raw)
  if (!/\p{Script=Latin}/u.test(text)) {
    return /\p{L}/u.test(text) ? 'it has no Latin letter' : 'it has no letter'
  }
  if (NO_NAME_HAS.test(text)) return 'it has characters that no name has'
  if (SEVERAL.test(text)) return 'it holds more than one name'
  const telling = TELLING.exec(text)
  if (telling) return `“${telling[0]}” is no part of a name`
  const printed = text
    .toLowerCase()
    .split(/[\s.,()#-]+/)
    .filter(Boolean)
  if (printed.every(word => NOBODYS.has(word) || /^\d+$/.test(word)))
    return 'a team, a total or a word beside names'
  return undefined
}
