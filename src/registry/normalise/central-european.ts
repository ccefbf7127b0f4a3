/** What a table of Western letters shows on the bytes of Central European ones (Windows-1250 and ISO 8859-2). */
const MEANT: Readonly<Record<string, string>> = {
  æ: 'ć',
  Æ: 'Ć',
  è: 'č',
  È: 'Č',
  ð: 'đ',
  Ð: 'Đ',
  '¹': 'š',
  '©': 'Š',
  '¾': 'ž',
  '®': 'Ž',
}

const SEEN = new RegExp(`[${Object.keys(MEANT).join('')}]`, 'g')

/**
 * The name that was meant if Central European text was read as Western: `Donèiæ` → `Dončić`. There are names with an æ or an è
 * of their own, so this is one more way to read a name, never the only one.
 */
export const centralEuropean = (text: string): string => text.replace(SEEN, letter => MEANT[letter] ?? letter)
