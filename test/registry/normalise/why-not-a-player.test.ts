import { expect, test } from 'vitest'
import { whyNotAPlayer } from '../../../src/registry/normalise/why-not-a-player.ts'

test.each([
  '',
  '   ',
  '-',
  '1630552',
  'محمد',
  'TEAM',
  'Team Rebounds',
  'Lakers',
  'Los Angeles Lakers',
  'Phi 76Ers Alternate Total',
  'Golden State Warriors -4.5',
  'Miami Heat 1st Quarter',
  'Any Other Player',
  'Over 210.5',
  'Jay Tate Over 25.5',
  'Jay Tate - Double Double',
  'Coach Kerr',
  'N/A',
  'null',
  'Jay Tate & Ann Dave',
  'Jay Tate / Ann Dave',
  "Robert'); DROP TABLE players;--",
  '" OR 1=1 --',
  '<b>Jay Tate</b>',
])('%j cannot be one player’s name', raw => {
  expect(whyNotAPlayer(raw)).toEqual(expect.any(String))
})

test.each([
  'Jay Tate',
  'Washington Duane Jr.',
  'Al Houston',
  'D’Angelo Russell',
  'Michael Carter--Williams',
  'Luka Don?i?',
  'Jay Tate (TOR)',
  'Jay Tate #7',
  'J. Overton',
  'Grant Underwood',
])('%j may be one', raw => {
  expect(whyNotAPlayer(raw)).toBeUndefined()
})
