import type { Turn } from '../../assistant/assistant-link.ts'

const never = new AbortController().signal

/** A turn of this process itself, for looks that no person asked for. */
export const unattended = (stop: AbortSignal = never): Turn => ({
  from: 'slack',
  showPlan: () => undefined,
  confirm: async () => undefined,
  show: () => undefined,
  hear: () => undefined,
  stop,
  interrupt: never,
})
