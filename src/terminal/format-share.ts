/** Per cent in at most four characters. Only what is whole is 100 %, and only what is nothing is 0 %. */
export const formatShare = (share: number): string => {
  if (share >= 1) return '100%'
  if (share <= 0) return '0%'
  const percent = Math.floor(share * 100)
  return percent === 0 ? '<1%' : `${percent}%`
}
