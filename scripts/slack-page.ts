import type { AnyBlock } from '@slack/types'
import { toHtml } from '../test/slack/render/to-html.ts'

const style = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46 Lato, "DejaVu Sans", sans-serif; }
.message { display: flex; gap: 10px; padding: 12px 16px; }
.face { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #17408b; color: #fff; font: bold 20px/36px sans-serif; text-align: center; }
.body { flex: 1; min-width: 0; }
.who b { font-size: 15px; } .who span { color: #616061; font-size: 12px; margin-left: 6px; }
.who .app { background: #e8e8e8; font-size: 10px; font-weight: bold; padding: 1px 3px; border-radius: 2px; }
h2 { font-size: 18px; margin: 10px 0 4px; } p { margin: 2px 0; white-space: pre-wrap; }
ul { margin: 2px 0; padding-left: 22px; } hr { border: 0; border-top: 1px solid #ddd; }
code { font: 12px/1.5 "DejaVu Sans Mono", monospace; color: #c01343; background: #f8f8f8; border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; overflow-wrap: anywhere; }
pre { font: 12px/1.5 "DejaVu Sans Mono", monospace; background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 8px; overflow: hidden; margin: 4px 0; }
.section { display: flex; gap: 12px; justify-content: space-between; align-items: start; margin: 6px 0; white-space: pre-wrap; }
.section > div { min-width: 0; }
.context { color: #616061; font-size: 12px; margin: 6px 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
.actions .field { border: 1px solid #bbb; border-radius: 4px; padding: 3px 10px; font-size: 14px; white-space: nowrap; } .actions .field i { font-style: normal; } .actions .field::after { content: " ▾"; color: #616061; }
.button { flex: none; border: 1px solid #bbb; border-radius: 4px; padding: 3px 12px; font-weight: bold; font-size: 14px; white-space: nowrap; }
.primary { background: #007a5a; border-color: #007a5a; color: #fff; } .danger { background: #e01e5a; border-color: #e01e5a; color: #fff; }
table { border-collapse: collapse; margin: 8px 0; font-size: 13px; } th, td { border: 1px solid #ddd; padding: 4px 8px; vertical-align: top; } th { background: #f8f8f8; }
.plan { border: 1px solid #ddd; border-radius: 8px; padding: 8px 12px; margin: 8px 0; }
.plan-title { font-weight: bold; margin-bottom: 4px; }
.task { display: flex; gap: 8px; padding: 3px 0; font-size: 14px; } .task small { display: block; color: #616061; font-size: 12px; }
.mark { flex: none; width: 16px; height: 16px; line-height: 16px; margin-top: 2px; border-radius: 50%; text-align: center; font-size: 10px; box-sizing: border-box; color: #fff; }
.complete { background: #007a5a; } .complete::before { content: "✓"; }
.error { background: #e01e5a; } .error::before { content: "!"; font-weight: bold; }
.pending { border: 2px solid #bbb; }
.in_progress { border: 2px solid #1264a3; border-right-color: #cfe3f2; }
.emoji { display: inline-block; width: 18px; height: 18px; border-radius: 5px; color: #fff; font: bold 14px/18px "DejaVu Sans", sans-serif; text-align: center; }
a { color: #1264a3; background: #e8f5fa; }
`

/** A conversation with some messages of ours as a page. */
export const slackPage = (
  messages: readonly { readonly at: string; readonly blocks: readonly AnyBlock[] }[],
): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style>${messages
    .map(
      ({ at, blocks }) =>
        `<div class="message"><div class="face">B</div><div class="body"><div class="who"><b>Backcourt</b> <span class="app">APP</span><span>${at}</span></div>${toHtml(blocks)}</div></div>`,
    )
    .join('')}`
