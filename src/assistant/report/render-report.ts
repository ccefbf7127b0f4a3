import { createHash } from 'node:crypto'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { script } from './script.ts'
import { showCalendar } from './show-calendar.ts'
import { showChecks } from './show-checks.ts'
import { showDurations } from './show-durations.ts'
import { showFailures } from './show-failures.ts'
import { showHeader } from './show-header.ts'
import { showNext } from './show-next.ts'
import { showOpen } from './show-open.ts'
import { showQuarantine } from './show-quarantine.ts'
import { showRuns } from './show-runs.ts'
import { style } from './style.ts'

/** How a file is known to be a report, so that one may replace it and nothing else. */
export const REPORT_MARK = '<meta name="generator" content="Backcourt report">'

const own = (markup: string): Markup => ({ markup })

/** Nothing may be fetched, and no script may run but ours, whatever stands in the data. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** The whole report as one page that needs nothing else. */
export const renderReport = (data: ReportData): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${own(REPORT_MARK)}
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backcourt ${data.start === data.end ? data.start : `${data.start} to ${data.end}`}: ${data.headline}</title>
<style>${own(style)}</style>
</head>
<body>
${showHeader(data)}
<main>
${showCalendar(data)}${showOpen(data)}${showFailures(data)}${showDurations(data)}${showRuns(data)}${showQuarantine(data)}${showChecks(data)}${showNext(data)}</main>
<script>${own(script)}</script>
</body>
</html>
`.markup
