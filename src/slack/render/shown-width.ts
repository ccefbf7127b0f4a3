/** Columns that a text takes in letters of one width; accents and marks that do not show take none. */
export const shownWidth = (text: string): number => [...text.replace(/[\p{M}\p{Cf}]/gu, '')].length
