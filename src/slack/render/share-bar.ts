const LENGTH = 16

/** `████████░░░░░░░░ 50 %`. Only what is whole is full, and what has begun is not empty. */
export function shareBar(done: number, of: number): string {
  const share = of === 0 ? 1 : done / of
  const filled = done === 0 ? 0 : Math.max(1, Math.floor(share * LENGTH))
  const percent = done === 0 ? 0 : Math.max(1, Math.floor(share * 100))
  return `${'█'.repeat(filled)}${'░'.repeat(LENGTH - filled)} ${percent} %`
}
