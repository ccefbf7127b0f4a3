// Draws the main messages of the Slack app into docs/pictures: `npx tsx scripts/slack-pictures.ts`, with a Chromium on
// the PATH (`apt-get install chromium`). The drawing is ours and only roughly Slack's.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerRun } from '../commands/answer-run.ts'
import { flowChoices } from '../src/assistant/names/flow-choices.ts'
import { beginFlow } from '../src/assistant/names/name-flow.ts'
import { sayCard } from '../src/assistant/names/say-card.ts'
import { renderQuestion } from '../src/slack/choices/render-question.ts'
import { renderAlert } from '../src/slack/render/render-alert.ts'
import { renderEnd } from '../src/slack/render/render-end.ts'
import { renderHome } from '../src/slack/render/render-home.ts'
import { renderPlan } from '../src/slack/render/render-plan.ts'
import { renderProgress } from '../src/slack/render/render-progress.ts'
import { findChromium, startChromium } from '../test/browser/chromium.ts'
import { openPage } from '../test/browser/open-page.ts'
import { nameCard, williams } from '../test/slack/choices/name-cards.ts'
import { alert, morning } from '../test/slack/render/samples.ts'
import { backfillPlan, planned } from '../test/terminal/sample-plan.ts'
import { moment, runAfter } from '../test/terminal/sample-run.ts'
import { slackPage } from './slack-page.ts'
import { smallPng } from './small-png.ts'

/** Between a phone and a desktop, so that the pictures show what both do. */
const WIDTH = 620

const failed = runAfter(Number.POSITIVE_INFINITY)
const names = beginFlow([williams, nameCard('Jokic'), nameCard('Antetokounmpo')])
const pictures = {
  name: renderQuestion(
    { card: sayCard(names), question: 'Whom does it mean?', choices: flowChoices(names), away: 'q' },
    { token: 't', card: 1, user: 'U1' },
  ),
  plan: renderPlan(planned(backfillPlan, '2021-10-19..2021-12-31: 74 days, 72 with games'), {
    token: 't',
    expiresAt: moment(900),
    secondPerson: false,
    asker: 'U1',
  }),
  progress: renderProgress(runAfter(6), moment(14)),
  end: renderEnd(failed, answerRun(failed)),
  alert: renderAlert(alert),
  home: renderHome({ daily: morning, running: [runAfter(6)], namesWaiting: 12, workers: 4, now: moment(14) }),
}

const binary = findChromium()
if (binary === undefined) throw new Error('No chromium on the PATH; `apt-get install chromium` brings one.')
const folder = mkdtempSync(join(tmpdir(), 'backcourt-slack-'))
const browser = startChromium(binary)
try {
  mkdirSync('docs/pictures', { recursive: true })
  for (const [name, { blocks }] of Object.entries(pictures)) {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, slackPage([{ at: '12:00', blocks }]))
    // A small window: a picture of the whole page is never less high than that.
    const page = await openPage(browser, file, { width: WIDTH, height: 100, scheme: 'light' })
    const picture = smallPng(await page.screenshot({ whole: true }))
    writeFileSync(`docs/pictures/slack-${name}.png`, picture)
    console.log(`docs/pictures/slack-${name}.png: ${picture.length} bytes`)
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
