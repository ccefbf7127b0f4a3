/** Mathematical digits stand in five sets of ten without a gap, unlike those of the scripts. */
const MATHEMATICAL = { first: 0x1d7ce, last: 0x1d7ff }

const digitValue = (codePoint: number): number => {
  if (codePoint >= MATHEMATICAL.first && codePoint <= MATHEMATICAL.last)
    return (codePoint - MATHEMATICAL.first) % 10
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value++
  return value
}

/** The text with the digits of every script (٢٠٢١, ２０２１) as 0–9. Unicode keeps each script's ten in order. */
export const asciiDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, digit => String(digitValue(digit.codePointAt(0) ?? 0)))
