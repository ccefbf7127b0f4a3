import type { SlackMeter } from './slack-meter.ts'

/** A `fetch` that counts the calls of the Web API and what came of them. */
export const countCalls =
  (meter: SlackMeter) =>
  async (url: string | URL, init?: RequestInit): Promise<Response> => {
    const method = new URL(url).pathname.split('/').at(-1) ?? 'unknown'
    // Addresses of uploads are as many as there are files.
    const name = /^[a-z]+(\.[a-zA-Z]+)+$/.test(method) ? method : 'upload'
    try {
      const response = await fetch(url, init)
      meter.slackCall(name, await outcomeOf(response))
      return response
    } catch (error) {
      meter.slackCall(name, 'error')
      throw error
    }
  }

async function outcomeOf(response: Response): Promise<'ok' | 'error' | 'rate_limited'> {
  if (response.status === 429) return 'rate_limited'
  if (!response.ok) return 'error'
  if (!response.headers.get('content-type')?.includes('json')) return 'ok'
  const text = await response.clone().text()
  // Slack's no comes with status 200.
  return /"ok"\s*:\s*false/.test(text.slice(0, 200)) ? 'error' : 'ok'
}
