import { describe, expect, it, test } from 'vitest'
import { indexRegistered, type RegisteredIndex } from '../../../src/registry/evidence/index-registered.ts'
import { rankCandidates } from '../../../src/registry/evidence/rank-candidates.ts'
import type { EarlierDecision, NameSighting } from '../../../src/registry/evidence/registered.ts'
import { invented, listed, seen } from './invented-registry.ts'

const said = (sighting: NameSighting, index: RegisteredIndex): string => {
  const { verdict } = rankCandidates(sighting, index)
  if (verdict.is === 'answer') return `${verdict.id} by ${verdict.rule}`
  return verdict.is === 'ambiguous' ? `ambiguous: ${[...verdict.between].sort().join(', ')}` : verdict.is
}

const LEAGUE = invented({
  AAA: [
    'Luka Vončić',
    'Nicolas Marton',
    'Robert Wills III',
    'Grant Wills',
    'K.J. Stone',
    'Moritz Wanger',
    'Jakob Pöltner',
    'Trayce Jacks-Davin',
    'Charlie Brank Jr.',
    'Christian Holt',
  ],
  BBB: [
    'Al Horfield',
    'Jalen Willard',
    'Jaylin Willard',
    "De'Anton Mell",
    'Franz Wanger',
    'Seth Curran',
    'Enes Freedom',
  ],
  CCC: ['Steph Curran', 'Jo Marton'],
})

test.each([
  ['Luka Vončić', 'lukavoncic by exact'],
  ['LUKA VONČIĆ', 'lukavoncic by exact'],
  ['Luka Voncic', 'lukavoncic by accents'],
  ['Luka VonÄ\u008diÄ‡', 'lukavoncic by exact'],
  ['Luka Von?i?', 'lukavoncic by accents'],
  ['DeAnton Mell', 'deantonmell by punctuation'],
  ['KJ Stone', 'kjstone by punctuation'],
  ['Enes Kanter', 'enesfreedom by other name'],
  ['E. Kanter', 'enesfreedom by initials'],
  ['Kanter, Enes', 'enesfreedom by order'],
  ['Luka Voni', 'lukavoncic by accents'],
  ['Luka Vonèiæ', 'lukavoncic by exact'],
  ['Trayce Jacks-D...', 'traycejacksdavin by part'],
  ['Moritz Wang…', 'moritzwanger by part'],
  ['Trayce Jacks-Da', 'traycejacksdavin by part'],
  ['Vončić, Luka', 'lukavoncic by order'],
  ['Voncic Luka', 'lukavoncic by order'],
  ['Jakob Poeltner', 'jakobpoltner by transliteration'],
  ['Robert Wills', 'robertwillsiii by suffix'],
  ['Luka Voncic Jr.', 'lukavoncic by suffix'],
  ['Wills, Robert', 'robertwillsiii by suffix'],
  ['Nic Marton', 'nicolasmarton by nickname'],
  ['Rob Wills', 'robertwillsiii by nickname'],
  ['Moe Wanger', 'moritzwanger by nickname'],
  ['Charles Brank', 'charliebrankjr by nickname'],
  ['M. Wanger', 'moritzwanger by initials'],
  ['Wanger F.', 'franzwanger by initials'],
  ['Kenyon Jackson Stone', 'kjstone by initials'],
  ['Alfred Joel Horfield Reyes', 'alhorfield by full name'],
  ['Luka Amadou Voncic', 'lukavoncic by full name'],
  ['James Luka Voncic', 'lukavoncic by full name'],
  ['Trayce Jacks', 'traycejacksdavin by part'],
  ['Luka Vocnic', 'lukavoncic by typo'],
  ['Horfield', 'alhorfield by exclusion'],
  ['Luka Voncic (AAA)', 'lukavoncic by accents'],
  ['1630552lukavoncic', 'lukavoncic by punctuation'],
])('%s means %s', (raw, meaning) => {
  expect(said(seen(raw), LEAGUE)).toBe(meaning)
})

describe('it abstains', () => {
  test.each([
    ['two who fit an initial', 'J. Willard', 'ambiguous: jalenwillard, jaylinwillard'],
    ['two who share the last name that stands alone', 'Wanger', 'ambiguous: franzwanger, moritzwanger'],
    ['a slip that leads to two', 'Jalin Willard', 'ambiguous: jalenwillard, jaylinwillard'],
    ['another given name', 'Xylo Horfield', 'nobody'],
    ['another suffix', 'Robert Wills Jr.', 'ambiguous: robertwillsiii'],
    ['a given name and nothing but dots', 'Grant...', 'ambiguous: grantwills'],
    ['an initial and a part among others', 'Abe-Horfield Towns A', 'nobody'],
    ['a stranger', 'Xylo Quark', 'nobody'],
    ['a team', 'TEAM', 'not a player'],
    ['nothing', '', 'not a player'],
    ['two names', 'Luka Voncic & Al Horfield', 'not a player'],
    ['a bet on a player', 'Al Horfield Points', 'not a player'],
    ['a statement of SQL', "Al Horfield'; DROP TABLE players;--", 'not a player'],
  ])('on %s', (_, raw, meaning) => {
    expect(said(seen(raw), LEAGUE)).toBe(meaning)
  })

  it('on a given name that is also somebody’s last name', () => {
    const index = invented({ AAA: ['Lou James'], BBB: ['James Hard'] })
    expect(said(seen('James'), index)).toBe('ambiguous: jameshard, loujames')
  })

  it('on the name of somebody who played for a third team that night, and gives it to nobody else', () => {
    const index = invented(
      { AAA: ['Seth Curran'], CCC: ['Steph Curran'] },
      { appearances: [listed('stephcurran', 'CCC'), listed('sethcurran')] },
    )
    expect(said(seen('Steph Curran'), index)).not.toContain(' by ')
    expect(said(seen('Seth Curran'), index)).toBe('sethcurran by exact')
  })

  it('on two who bear the same name but for the suffix, unless the source names a team', () => {
    const two = invented({ AAA: ['Tony Mitch'], BBB: ['Tony Mitch II'] })
    expect(said(seen('Tony Mitch'), two)).toBe('tonymitch by exact')
    expect(said(seen('T. Mitch'), two)).toBe('ambiguous: tonymitch, tonymitchii')
    expect(said(seen('T. Mitch', { team: 'BBB' }), two)).toBe('tonymitchii by initials')
  })

  it('on a referee whom gamebooks name, but not on the player who is called like him', () => {
    const bystanders = [{ name: 'Ed Brank', role: 'official' }]
    expect(said(seen('Ed Brank'), invented({ AAA: ['Eddie Brank'] }, { bystanders }))).toBe('not a player')
    expect(said(seen('Ed Brank'), invented({ AAA: ['Ed Brank'] }, { bystanders }))).toBe('edbrank by exact')
  })
})

describe('a name that a player was known under beside', () => {
  const [father, son] = ['LeBron James', 'Bronny James']

  it('is his with its suffix, and never his father’s without', () => {
    const both = invented({ AAA: [father, son] })
    expect(said(seen('LeBron James Jr.'), both)).toBe('bronnyjames by other name')
    expect(said(seen('LeBron James'), both)).toBe('lebronjames by exact')
    expect(said(seen('L. James'), both)).toBe('lebronjames by initials')
    expect(said(seen('LeBron James'), invented({ AAA: [son] }))).not.toContain(' by ')
  })

  it('goes to the one registered under it, if there is one', () => {
    const two = invented({ AAA: ['Enes Freedom'], BBB: ['Enes Kanter'] })
    expect(said(seen('Enes Kanter'), two)).toBe('eneskanter by exact')
    expect(said(seen('E. Kanter'), two)).toBe('ambiguous: enesfreedom, eneskanter')
  })
})

it('letters lost at the beginning of a name are gaps, too', () => {
  const index = invented({ AAA: ['Omer Yurtsen', 'Élie Okobi'] })
  expect(said(seen('?mer Yurtsen'), index)).toBe('omeryurtsen by accents')
  expect(said(seen('lie Okobi'), index)).toBe('elieokobi by accents')
})

describe('facts of the game', () => {
  it('exclude who was not there', () => {
    const index = invented(
      { BBB: ['Jalen Willard', 'Jaylin Willard'] },
      { appearances: [listed('jalenwillard', 'BBB')] },
    )
    expect(said(seen('J. Willard'), index)).toBe('jalenwillard by initials')
  })

  it('tell two apart by jersey, or by who played', () => {
    const teams = { BBB: ['Jalen Willard', 'Jaylin Willard'] }
    const worn = invented(teams, {
      appearances: [
        listed('jalenwillard', 'BBB', { jersey: 8 }),
        listed('jaylinwillard', 'BBB', { jersey: 6 }),
      ],
    })
    expect(said(seen('J. Willard', { jersey: 6 }), worn)).toBe('jaylinwillard by exclusion')
    expect(said(seen('J. Willard #6'), worn)).toBe('jaylinwillard by exclusion')
    const sat = invented(teams, {
      appearances: [listed('jalenwillard', 'BBB', { status: 'dnp' }), listed('jaylinwillard', 'BBB')],
    })
    expect(said(seen('J. Willard', { status: 'active' }), sat)).toBe('jaylinwillard by exclusion')
    expect(said(seen('J. Willard'), sat)).toBe('ambiguous: jalenwillard, jaylinwillard')
  })

  it('may answer where the name alone does not, and then the rule is the evidence', () => {
    const index = invented(
      { AAA: ['Nashon Highland'] },
      { appearances: [listed('nashonhighland', 'AAA', { jersey: 3, minutes: 21.4 })] },
    )
    expect(said(seen('Nobby Highland'), index)).toBe('ambiguous: nashonhighland')
    expect(said(seen('Nobby Highland', { jersey: 3, minutes: 21.3 }), index)).toBe(
      'nashonhighland by evidence',
    )
    expect(said(seen('Nobby Highland', { jersey: 4, minutes: 21.3 }), index)).not.toContain(' by ')
  })

  it('speak against a weak likeness', () => {
    const index = invented(
      { AAA: ['Al Horfield'] },
      { appearances: [listed('alhorfield', 'AAA', { jersey: 42 })] },
    )
    expect(said(seen('A. Horfield', { jersey: 42 }), index)).toBe('alhorfield by initials')
    expect(said(seen('A. Horfield', { jersey: 5 }), index)).not.toContain(' by ')
  })
})

describe('timing', () => {
  it('answers for who joined the team on other days of the season', () => {
    const stints = {
      rjbarr: [
        { season: 2021, team: 'AAA', from: '2021-10-20', to: '2021-12-08' },
        { season: 2021, team: 'CCC', from: '2021-12-12', to: '2022-04-10' },
      ],
    }
    const index = invented({ AAA: ['RJ Barr'] }, { stints })
    expect(said(seen('RJ Barr'), index)).toBe('rjbarr by timing')
    expect(said(seen('R. Barr'), index)).not.toContain(' by ')
  })

  it('does not answer for who was with another team before and after that day', () => {
    const stints = { rjbarr: [{ season: 2021, team: 'CCC', from: '2021-10-20', to: '2022-04-10' }] }
    expect(said(seen('RJ Barr'), invented({ CCC: ['RJ Barr'] }, { stints }))).not.toContain(' by ')
  })

  it('does not answer for a player of another season', () => {
    const stints = { rjbarr: [{ season: 2019, team: 'AAA' }] }
    expect(said(seen('RJ Barr'), invented({ AAA: ['RJ Barr'] }, { stints }))).not.toContain(' by ')
  })

  it('prefers the son in the game to the father of another season', () => {
    const stints = { garypay: [{ season: 1999, team: 'AAA' }] }
    const index = invented({ AAA: ['Gary Pay', 'Gary Pay II'] }, { stints })
    expect(said(seen('Gary Pay'), index)).toBe('garypayii by suffix')
  })
})

describe('earlier decisions', () => {
  const decided = (decision: EarlierDecision) =>
    invented({ AAA: ['Al Horfield', 'Bo Horfield'] }, { decisions: [decision] })

  it('come first, within their scope', () => {
    const index = decided({
      rawName: 'Horfy',
      scope: { source: 'feed', season: 2021 },
      says: 'is',
      id: 'alhorfield',
    })
    expect(said(seen('HORFY'), index)).toBe('alhorfield by earlier decision')
    expect(said(seen('Horfy', { source: 'other' }), index)).toBe('nobody')
    expect(said(seen('Horfy', { date: '2022-12-10' }), index)).toBe('nobody')
  })

  it('hold for one team or one day when they say so', () => {
    const team = decided({ rawName: 'Horfy', scope: { team: 'BBB' }, says: 'is', id: 'alhorfield' })
    expect(said(seen('Horfy'), team)).toBe('alhorfield by earlier decision')
    expect(said(seen('Horfy', { team: 'AAA' }), team)).toBe('nobody')
    const day = decided({ rawName: 'Horfy', scope: { date: '2021-12-11' }, says: 'is', id: 'alhorfield' })
    expect(said(seen('Horfy'), day)).toBe('nobody')
  })

  it('that rejected a player are remembered, even for his exact name', () => {
    const index = decided({ rawName: 'Al Horfield', scope: {}, says: 'is not', id: 'alhorfield' })
    expect(said(seen('Al Horfield'), index)).not.toContain(' by ')
    const [first] = rankCandidates(seen('Al Horfield'), index).candidates.filter(c => c.id === 'alhorfield')
    expect(first?.reasons.map(({ text }) => text)).toContain('rejected by a person before')
  })

  it('that differ make a name ambiguous', () => {
    const index = invented(
      { AAA: ['Al Horfield', 'Bo Horfield'] },
      {
        decisions: [
          { rawName: 'Horfy', scope: {}, says: 'is', id: 'alhorfield' },
          { rawName: 'Horfy', scope: { team: 'AAA' }, says: 'is', id: 'bohorfield' },
        ],
      },
    )
    expect(said(seen('Horfy'), index)).toBe('ambiguous: alhorfield, bohorfield')
  })

  it('may say that a name is no player', () => {
    const index = decided({ rawName: 'Al Horfield', scope: {}, says: 'not a player' })
    expect(said(seen('Al Horfield'), index)).toBe('not a player')
  })
})

describe('candidates', () => {
  it('come with their reasons in words, those that contradict included', () => {
    const index = invented(
      { AAA: ['Moritz Wanger'], BBB: ['Franz Wanger'] },
      {
        appearances: [
          listed('moritzwanger', 'AAA', { minutes: 24.3, jersey: 21 }),
          listed('franzwanger', 'BBB', { minutes: 10 }),
        ],
      },
    )
    const { candidates } = rankCandidates(seen('Moe Wanger', { minutes: 24, jersey: 21 }), index)
    expect(candidates.map(({ name, reasons }) => [name, reasons.map(({ text }) => text)])).toEqual([
      [
        'Moritz Wanger',
        [
          'a familiar form of the given name: Moritz Wanger',
          'active for AAA in this game, 24.3 min',
          '2 players of that last name: Moritz Wanger, Franz Wanger',
          'same jersey number',
          'minutes 24.0 here, 24.3 in the gamebook',
          'the source and the gamebook agree whether he played',
        ],
      ],
      [
        'Franz Wanger',
        [
          'same last name, another given name: Franz Wanger',
          'active for BBB in this game, 10.0 min',
          '2 players of that last name: Moritz Wanger, Franz Wanger',
          'minutes 24.0 here, 10.0 in the gamebook',
          'the source and the gamebook agree whether he played',
        ],
      ],
    ])
  })

  it('are probabilities: each between 0 and 1, together at most 1, best first', () => {
    for (const raw of ['Wanger', 'M. Wanger', 'J. Willard', 'Jalin Willard', 'Willard']) {
      const scores = rankCandidates(seen(raw), LEAGUE).candidates.map(({ score }) => score)
      expect(scores.length).toBeGreaterThan(1)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(scores.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1)
    }
  })

  it('name who spells a player so', () => {
    const index = indexRegistered({
      players: [
        {
          id: '1',
          name: 'Nashon Highland',
          stints: [{ season: 2021, team: 'AAA' }],
          spellings: [{ name: 'Bonesy Highland', source: 'bigdataball' }],
        },
      ],
    })
    expect(said(seen('Bonesy Highland'), index)).toBe('1 by exact')
    const [first] = rankCandidates(seen('Bonesy Highland'), index).candidates
    expect(first?.reasons.map(({ text }) => text)).toContain('spelled so by bigdataball')
  })

  it('do not depend on the order of the registry', () => {
    const teams = { AAA: ['Jalen Willard', 'Josh Willard'], BBB: ['Jaylin Willard'] }
    const turned = { BBB: ['Jaylin Willard'], AAA: ['Josh Willard', 'Jalen Willard'] }
    expect(rankCandidates(seen('J. Willard'), invented(teams))).toEqual(
      rankCandidates(seen('J. Willard'), invented(turned)),
    )
  })
})
