/**
 * Seconds as people say them, in at most two units: `0.8 s`, `42 s`, `2 min 5 s`, `1 h 3 min`. Rounded first, so that
 * 59.7 seconds are `1 min 0 s` and never `60 s`.
 */
export const formatDuration = (seconds: number): string => {
  const tenths = Math.max(0, Math.round(seconds * 10))
  if (tenths === 0 && seconds > 0) return 'under 0.1 s'
  if (tenths < 100) return tenths % 10 === 0 ? `${tenths / 10} s` : `${(tenths / 10).toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
