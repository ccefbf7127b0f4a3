/** Slope of a straight line through the logarithms: 1 is linear growth, 2 quadratic. */
export function fitExponent(points: readonly { readonly x: number; readonly y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }))
  const mean = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length
  const [x, y] = [mean(point => point.x), mean(point => point.y)]
  const covariance = logs.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  const variance = logs.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  return covariance / variance
}
