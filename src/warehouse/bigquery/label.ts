/** A text as a value of a label: BigQuery takes small letters, digits, _ and -, 63 of them at most. */
export const label = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 63)
