import { customProperties, palettes } from './palette.ts'
import { statusClass, statuses, statusLooks } from './status-looks.ts'

const looks = statuses
  .map(status => {
    const { fill, ink, mark } = statusLooks[status]
    return `.${statusClass(status)}{fill:var(--${fill})}${mark === '' ? '' : `.m-${status}{fill:var(--${ink})}`}`
  })
  .join('\n')

const fills = `
${looks}
.s-expected-failures.q1{fill:var(--step1)}.s-expected-failures.q2{fill:var(--step2)}
.s-expected-failures.q3{fill:var(--step3)}.s-expected-failures.q4{fill:var(--step4)}
.s-not-yet{stroke:var(--soft);stroke-width:.8;stroke-dasharray:2 1.5}
[class^=m-]{font-size:8px;font-weight:700;text-anchor:middle;pointer-events:none}
.f-few{fill:var(--step3)}.f-name{fill:var(--ok)}.f-file{fill:var(--investigate)}.f-upstream{fill:var(--untracked)}.f-error{fill:var(--failed)}
.band{fill:var(--band);opacity:.38}.edge{stroke:var(--text);stroke-width:1.5;vector-effect:non-scaling-stroke;fill:none}`

/** The whole look: light, dark, narrow and printed. Paper is white, whatever the screen prefers. */
export const style = `:root{color-scheme:light dark;${customProperties(palettes.light)}}
@media screen and (prefers-color-scheme:dark){:root{${customProperties(palettes.dark)}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1180px;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .75rem;font-variant-numeric:tabular-nums}h1 .to{font-weight:400;color:var(--soft)}
h2{font-size:1.25rem;margin:0 0 .75rem;padding-top:1.25rem;border-top:1px solid var(--line)}
section{margin-top:2rem}p{margin:.5rem 0}.kind{margin:0;color:var(--soft);font-weight:600}
small,.soft{color:var(--soft)}small{font-size:.85rem}.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
a{color:var(--link)}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.verdict{display:flex;gap:.75rem;align-items:baseline;margin:0 0 .75rem;padding:.75rem 1rem;background:var(--panel);border-left:5px solid currentColor;border-radius:4px;font-size:1.1rem;font-weight:600}
.verdict .sign{font-weight:700}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(138px,1fr));gap:.6rem;margin:1rem 0}
.tiles div{background:var(--panel);border-radius:4px;padding:.6rem .75rem}.tiles dt{color:var(--soft);font-size:.85rem}
.tiles dd{margin:0;font-size:1.35rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}.tiles small{display:block;font-weight:400}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0}nav a{display:inline-block;padding:.2rem 0}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.3rem;list-style:none;margin:.5rem 0 1rem;padding:0;font-size:.9rem}
.legend li{display:flex;gap:.45rem;align-items:center}.legend .none{color:var(--soft)}.count{font-variant-numeric:tabular-nums}
.swatch{width:1em;height:1em;flex:none}
.months{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,330px),1fr));gap:1rem 1.5rem}
figure{margin:0;min-width:0}figcaption{font-size:.9rem;font-weight:600}svg{display:block}.month svg{width:100%;height:auto}
.axis text{font-size:9px;fill:var(--soft);font-variant-numeric:tabular-nums}
.pointed.on{position:sticky;bottom:0}.keep{white-space:nowrap}
.pointed{margin:.5rem 0 1rem;padding:.4rem .75rem;background:var(--panel);border:1px solid var(--line);border-radius:4px;font-size:.9rem;min-height:2.4em;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:1rem 0;background:linear-gradient(to right,var(--page) 40%,transparent) left/2.5rem 100% no-repeat local,linear-gradient(to left,var(--page) 40%,transparent) right/2.5rem 100% no-repeat local,linear-gradient(to right,var(--line),transparent) left/.8rem 100% no-repeat scroll,linear-gradient(to left,var(--line),transparent) right/.8rem 100% no-repeat scroll}
table{border-collapse:collapse;min-width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:0 0 .35rem}
th,td{white-space:nowrap;text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600}tbody th{font-weight:600}.w{white-space:normal;min-width:13rem;overflow-wrap:anywhere}
.n{text-align:right}.n:last-child,td:last-child,th:last-child{padding-right:0}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.92em}
.bar{display:inline-block;width:5rem;height:.6em;background:var(--noGames);border-radius:2px;overflow:hidden}.bar span{display:block;height:100%;background:var(--ok)}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,480px),1fr));gap:1.25rem 1.75rem}
.chart figcaption{font-weight:400;margin-bottom:.35rem}
.plot{display:grid;grid-template-columns:3rem 1fr;height:130px}.plot svg{width:100%;height:130px}
.low .plot,.low .plot svg{height:56px}.low .y span:nth-child(2){display:none}
.y{display:flex;flex-direction:column;justify-content:space-between;margin:-.6em .5em -.6em 0;text-align:right;font-size:.75rem;color:var(--soft)}
.x{position:relative;margin-left:3rem;height:1.4em;font-size:.75rem;color:var(--soft)}.x span{position:absolute;top:.15em}
.grid{stroke:var(--line);stroke-width:1;vector-effect:non-scaling-stroke;fill:none}
details{margin:1rem 0}summary{cursor:pointer;padding:.2rem 0}
.next{padding-left:1.4rem}.next pre{margin:.3rem 0;padding:.5rem .75rem;background:var(--panel);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere}
${fills}
@media (max-width:600px){.bar{width:2rem}th,td{padding-right:.7rem}}
@media print{*{-webkit-print-color-adjust:exact;print-color-adjust:exact}body{max-width:none;padding:0;font-size:12px}nav,.pointed{display:none}.scroll{overflow:visible}figure,tr,.tiles div,.legend li{break-inside:avoid}h2{break-after:avoid}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`
