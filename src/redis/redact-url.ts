/** The address without what is secret in it, for messages. */
export function redactUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed) return url.replace(/:[^:@/]*@/, ':…@')
  if (parsed.password !== '') parsed.password = '…'
  return decodeURI(parsed.href)
}
