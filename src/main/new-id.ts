import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for one another on a phone. */
const ID_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const ID_LENGTH = 6

/** A new id for people to type. */
export const newId = (): string =>
  Array.from({ length: ID_LENGTH }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]).join('')
