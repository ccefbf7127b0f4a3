const names = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `November 2021` of `2021-11`. */
export const monthName = (month: string): string =>
  `${names[Number(month.slice(5, 7)) - 1] ?? month} ${month.slice(0, 4)}`
