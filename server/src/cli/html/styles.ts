/** The page's style (样式): light and dark, narrow and wide, high contrast, print. Every text has a contrast of at least 4.5 to 1. */

export const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --panel: #f6f7f9; --line: #cfd4dc; --ink: #1d232b; --soft: #55606e; --link: #14508c; --head: #8b1a1a;
  --error: #b3261e; --warning: #875400; --info: #1d5f9e; --muted: #5b6470;
  --mark: #fff1c2; --ins: #dcf3e3; --ins-ink: #0d5229; --del: #fbe3e0; --del-ink: #8f1f17;
  --own: #1d5f9e; --superior: #8b1a1a; --same: #875400; --other: #6b7480; --version: #875400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --panel: #1e2329; --line: #3c444e; --ink: #e3e7eb; --soft: #a9b3bf; --link: #8cc0f5; --head: #f0a6a0;
    --error: #ff938a; --warning: #e8b75c; --info: #8cc0f5; --muted: #a9b3bf;
    --mark: #5a4a12; --ins: #143d26; --ins-ink: #a5e8be; --del: #4c1e1b; --del-ink: #ffb9b2;
    --own: #8cc0f5; --superior: #f0a6a0; --same: #e8b75c; --other: #a9b3bf; --version: #e8b75c;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.75 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--paper); z-index: 2; }
.skip:focus { left: 1rem; top: 1rem; }
header { border-bottom: 3px solid var(--head); padding-bottom: .75rem; margin-bottom: 1.5rem; }
h1, h2, h3, h4, h5 { line-height: 1.45; text-wrap: pretty; }
h1 { margin: 0; font-size: 1.8rem; letter-spacing: .06em; color: var(--head); }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.4rem; border-bottom: 1px solid var(--line); padding-bottom: .35rem; }
h3 { margin: 2rem 0 .75rem; font-size: 1.15rem; color: var(--head); }
h4 { margin: 1.5rem 0 .6rem; font-size: 1rem; color: var(--soft); font-weight: 600; }
h5 { margin: 0; font-size: 1rem; font-weight: 600; }
p { margin: .5rem 0; }
.subject { margin: .4rem 0 0; font-size: 1.15rem; font-weight: 600; }
.meta, .note, .path { color: var(--soft); font-size: .875rem; }
.lead { font-size: 1.05rem; font-weight: 600; }
code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
nav { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: .75rem 1.25rem; }
nav h2 { margin: 0 0 .25rem; border: 0; padding: 0; font-size: 1rem; }
nav ul { margin: 0; padding-left: 1.25rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
.tiles li { flex: 1 1 7rem; padding: .6rem 1rem; border: 1px solid var(--line); border-left-width: 5px; border-radius: 4px; background: var(--panel); }
.tiles strong { display: block; font-size: 1.7rem; line-height: 1.3; }
.tiles .error { border-left-color: var(--error); } .tiles .error strong { color: var(--error); }
.tiles .warning { border-left-color: var(--warning); } .tiles .warning strong { color: var(--warning); }
.tiles .info { border-left-color: var(--info); } .tiles .info strong { color: var(--info); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.6; overflow-wrap: normal; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
td .path, th .path { overflow-wrap: anywhere; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; min-width: 4.5em; }
th:first-child { min-width: 9em; }
thead th { background: var(--panel); }
tbody th { font-weight: 500; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 3.5em; }
.day { white-space: nowrap; }
.zero { color: var(--soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
td ul { margin: 0; padding: 0; list-style: none; }
td li + li { margin-top: .25rem; }
.own { font-weight: 600; }
.tools { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: start; gap: .5rem 1.5rem; padding: .6rem 0; margin-top: 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
button { font: inherit; font-size: .9rem; padding: .15rem .9rem; border: 1px solid currentColor; border-radius: 1rem; background: var(--paper); color: var(--muted); text-decoration: line-through; cursor: pointer; }
button[aria-pressed="true"] { background: var(--panel); text-decoration: none; font-weight: 600; }
button.error[aria-pressed="true"] { color: var(--error); }
button.warning[aria-pressed="true"] { color: var(--warning); }
button.info[aria-pressed="true"] { color: var(--info); }
#shown, .key { font-size: .875rem; color: var(--soft); }
summary { cursor: pointer; }
.key { padding-top: .25rem; }
.key ul { margin: .25rem 0 0; padding-left: 1.25rem; }
.finding { margin: .9rem 0; padding: .7rem 1rem .8rem; border: 1px solid var(--line); border-left: 5px solid var(--muted); border-radius: 4px; }
.finding.error { border-left-color: var(--error); }
.finding.warning { border-left-color: var(--warning); }
.finding.info { border-left-color: var(--info); }
.finding:target { background: var(--panel); }
.finding .meta { margin: .1rem 0 .5rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
.level { display: inline-block; font-size: .8rem; line-height: 1.5; padding: 0 .5rem; margin-right: .25rem; border: 1px solid currentColor; border-radius: 3px; }
.error > h5 > .level { color: var(--error); }
.warning > h5 > .level { color: var(--warning); }
.info > h5 > .level { color: var(--info); }
figure { margin: 0; }
figcaption { font-size: .85rem; color: var(--soft); line-height: 1.5; margin-bottom: .2rem; }
cite { font-style: normal; color: var(--ink); }
blockquote { margin: 0; padding: .5rem .8rem; background: var(--panel); border-radius: 3px; font-size: .95rem; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .5rem 1rem; }
.theirs figure + figure { margin-top: .6rem; }
mark { background: var(--mark); color: inherit; padding: .1em 0; border-bottom: 2px solid var(--warning); }
ins { background: var(--ins); color: var(--ins-ink); text-decoration: underline; text-underline-offset: .2em; padding: .1em 0; }
del { background: var(--del); color: var(--del-ink); text-decoration: line-through; padding: .1em 0; }
.fix { margin-top: .6rem; font-size: .95rem; }
.fix p { margin: .15rem 0; }
.edit { padding: .3rem .8rem; border: 1px dashed var(--line); border-radius: 3px; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; margin: 1rem 0; }
.chart { border: 1px solid var(--line); border-radius: 4px; padding: .75rem; max-width: 40rem; }
.chart figcaption { font-weight: 600; color: var(--ink); }
.chart > svg { display: block; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: .4rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
.legend svg { vertical-align: -.15em; }
svg text { font-size: 13px; fill: var(--ink); }
.tick { fill: var(--soft); }
.label { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.label.own { font-weight: 700; fill: var(--own); }
.label.superior { fill: var(--superior); }
.label.same { fill: var(--same); }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--soft); stroke-width: 1.5; }
.line { fill: none; stroke-width: 2; stroke: var(--other); stroke-dasharray: 5 4; }
.line.own { stroke: var(--own); stroke-dasharray: none; stroke-width: 2.5; }
.line.superior { stroke: var(--superior); }
.line.same { stroke: var(--same); }
.dot { stroke: var(--paper); stroke-width: 1.5; fill: var(--other); }
.dot.own { fill: var(--own); }
.dot.superior { fill: var(--superior); }
.dot.same { fill: var(--same); }
.bar { display: block; width: 100%; height: 1.9rem; border: 1px solid var(--soft); }
.share { stroke: var(--paper); stroke-width: 2; fill: var(--other); }
.share.own { fill: var(--own); }
.share.superior { fill: var(--superior); }
.share.version { fill: var(--version); }
.suppressed { margin-top: 1rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .875rem; color: var(--soft); }
:is(ins, del)::before, :is(ins, del)::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
ins::before { content: "[+"; } ins::after { content: "+]"; }
del::before { content: "[-"; } del::after { content: "-]"; }
@media (max-width: 44rem) {
  body { padding-top: 1rem; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  .finding { padding: .6rem .75rem; }
  .tools { position: static; }
  .scroll table { min-width: 40rem; }
}
@media (forced-colors: active) {
  .tiles li, .finding, blockquote, .edit { border: 1px solid CanvasText; }
  mark { background: Mark; color: MarkText; }
  ins, del { background: Canvas; color: CanvasText; }
  ins { text-decoration: underline double; }
  :root svg .label, :root svg text.tick { fill: CanvasText; stroke: none; }
  :root svg .dot, :root svg .share { fill: Canvas; stroke: CanvasText; }
  :root svg .dot.own, :root svg .share.own { fill: Highlight; }
  :root svg .share.superior { fill: GrayText; }
  :root svg .line { stroke: CanvasText; }
  .grid, .axis { stroke: CanvasText; }
  button[aria-pressed="true"] { border-width: 3px; }
}
@media print {
  :root {
    color-scheme: light; --paper: #ffffff; --panel: #f6f7f9; --line: #b9bfc8; --ink: #000000; --soft: #404040; --link: #000000; --head: #7a1414;
    --error: #a0201a; --warning: #6e4400; --info: #174d80; --muted: #404040; --mark: #fff1c2; --ins: #dcf3e3; --ins-ink: #0d5229; --del: #fbe3e0; --del-ink: #8f1f17;
    --own: #174d80; --superior: #7a1414; --same: #6e4400; --other: #59626e; --version: #6e4400;
  }
  @page { size: A4; margin: 18mm 16mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.6; }
  nav, .filter, .skip, footer a { display: none; }
  .tools { position: static; border: 0; margin: 0; }
  a { text-decoration: none; }
  .scroll { overflow: visible; }
  .scroll table { min-width: 0; }
  h1, h2, h3, h4, h5, caption, thead, figcaption { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; }
  tr, .finding, .chart, .sides figure, .fix, .tiles { break-inside: avoid; }
  .file { break-before: page; }
  th, td { padding: .25rem .4rem; min-width: 0; }
  th:first-child { min-width: 7em; }
  table { font-size: 9pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
