const secrets: readonly RegExp[] = [
  // Slack tokens, bearer tokens, and what stands behind a word that says secret.
  /\bxox[a-z]-[\w-]+/gi,
  /\bxapp-[\w-]+/gi,
  /\b(?<=bearer\s+)[\w.~+/-]+=*/gi,
  /(?<=\b(?:password|passwd|secret|token|api[_-]?key)\s*[=:]\s*)[^\s'",;&]+/gi,
  // The password of a URL: scheme://user:password@host
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/gi,
  // Private keys
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
]

/** Takes out what looks like a secret. Whatever is kept (ledger, audit, history, logs) or shown goes through here first. */
export const redact = (text: string): string =>
  secrets.reduce((safe, secret) => safe.replace(secret, '[redacted]'), text)

/** The same for every text within a value. */
export function redactAll<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T
  if (Array.isArray(value)) return value.map(redactAll) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, redactAll(part)])) as T
}
