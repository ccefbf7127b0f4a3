import { pathToFileURL } from 'node:url'
import type { Chromium } from './chromium.ts'

export type Screen = {
  readonly width: number
  readonly height?: number
  readonly scheme: 'light' | 'dark'
  readonly media?: 'screen' | 'print'
  /** Pixels per CSS pixel. */
  readonly scale?: number
}

/** A page that is loaded, on a screen of our choice. */
export type Page = {
  /** What an expression is worth in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly screenshot: (options?: { readonly whole?: boolean }) => Promise<Buffer>
  /** What the page complained about: console errors, exceptions, blocked or failed loads. */
  readonly complaints: readonly string[]
  /** Every address that it asked for. */
  readonly requests: readonly string[]
  readonly send: (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>
}

export async function openPage(browser: Chromium, file: string, screen: Screen): Promise<Page> {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
  const send = (method: string, params: object = {}) => browser.send(method, params, String(sessionId))
  const complaints: string[] = []
  const requests: string[] = []
  const loaded = new Promise<void>(resolve => {
    browser.onEvent(({ method, params, sessionId: from }) => {
      if (from !== sessionId) return
      if (method === 'Page.loadEventFired') resolve()
      if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown')
        complaints.push(JSON.stringify(params))
      if (method === 'Runtime.consoleAPICalled' && params.type === 'error')
        complaints.push(JSON.stringify(params))
      if (method === 'Network.requestWillBeSent') requests.push((params.request as { url: string }).url)
    })
  })
  for (const domain of ['Page', 'Log', 'Runtime', 'Network']) await send(`${domain}.enable`)
  await send('Emulation.setDeviceMetricsOverride', {
    width: screen.width,
    height: screen.height ?? 900,
    deviceScaleFactor: screen.scale ?? 1,
    mobile: screen.width < 600,
  })
  await send('Emulation.setEmulatedMedia', {
    media: screen.media ?? 'screen',
    features: [{ name: 'prefers-color-scheme', value: screen.scheme }],
  })
  await send('Page.navigate', { url: pathToFileURL(file).href })
  await loaded
  return {
    complaints,
    requests,
    send,
    evaluate: async expression => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true })
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
      return (result as { value?: unknown }).value
    },
    screenshot: async ({ whole = false } = {}) => {
      const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole })
      return Buffer.from(String(data), 'base64')
    },
  }
}
