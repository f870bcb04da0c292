/** The page's style sheet: light and dark screens, and paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #d0d7de; --tint: #f6f8fa; --warn: #9a3412; --right: #00694d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b1; --paper: #0f1419; --line: #30363d; --tint: #171d24; --warn: #ffab70; --right: #56d4a4; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 74rem; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
header p, small, figcaption, caption, .note { color: var(--soft); }
h1 { margin: 0 0 .25rem; font-size: 1.8rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
h3 small { font-weight: normal; margin-left: .4rem; }
p { max-width: 52rem; margin: .6rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: 1rem 0 0; list-style: none; }
a { color: inherit; text-underline-offset: .15em; }
.doi { white-space: nowrap; }
code, pre { font: .875em ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; }
pre { max-height: 26rem; overflow: auto; padding: .75rem 1rem; border: 1px solid var(--line); background: var(--tint); white-space: pre-wrap; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .5rem; margin: 1rem 0; }
.facts div { padding: .6rem .8rem; border: 1px solid var(--line); background: var(--tint); }
.facts dt { color: var(--soft); font-size: .8rem; }
.facts dd { margin: 0; font-size: 1.15rem; font-variant-numeric: tabular-nums; }
.caution { padding: .6rem .9rem; border-left: 4px solid var(--warn); background: var(--tint); }
.warnings li { margin: .3rem 0; max-width: 52rem; }
figure { margin: .75rem 0 1rem; }
figure > svg { max-width: 100%; height: auto; display: block; }
figcaption { margin-top: .35rem; font-size: .85rem; max-width: 52rem; }
.gallery, .beside { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: flex-start; }
.gallery > figure { margin: .25rem 0 .75rem; }
.half { flex: 1 1 30rem; min-width: 0; max-width: 36rem; }
.third { flex: 1 1 15rem; max-width: 22rem; }
.tile { width: 8.5rem; }
.tile img { width: 8.5rem; }
.tile figcaption { font-size: .75rem; line-height: 1.3; overflow-wrap: anywhere; }
img { display: block; max-width: 100%; image-rendering: pixelated; border: 1px solid var(--line); background: #fff; }
img.map { width: 22rem; }
svg.map { width: 100%; overflow: visible; }
svg.map image { image-rendering: pixelated; }
svg.map text { fill: currentColor; font: 10.5px system-ui, "DejaVu Sans", sans-serif; }
svg.map .frame { fill: none; stroke: #8c959f; stroke-width: .75; }
svg.map .lead { fill: none; stroke: currentColor; stroke-width: .6; opacity: .65; }
svg.map .inside { stroke: #222; }
svg.map .spot { fill: #fff; stroke: #111; stroke-width: .9; }
.right { color: var(--right); }
.wrong { color: var(--warn); }
.legend { list-style: none; margin: .75rem 0; padding: 0; }
.legend li { margin: .3rem 0; }
.swatch { display: inline-block; width: 1em; height: 1em; margin-right: .5em; vertical-align: -.12em; border: 1px solid #0003; }
.colour-bar { display: inline-flex; align-items: center; gap: .5rem; font-size: .85rem; }
.ramp { width: 11rem; height: .8rem; border: 1px solid var(--line); }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0 0 .4rem; font-size: .875rem; }
th, td { padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom-width: 2px; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; padding-left: .7rem; padding-right: .35rem; }
td.number { white-space: nowrap; }
.number + .text { padding-left: .9rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --tint: #fff; --warn: #9a3412; --right: #00694d; }
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  p, figure, tr, .facts, .legend, .tile { break-inside: avoid; }
  thead { display: table-header-group; }
  pre { max-height: none; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding-top: .12rem; padding-bottom: .12rem; }
  .number { padding-left: .35rem; }
  .gallery, .beside { gap: .2rem .6rem; }
  .beside, .together { break-inside: avoid; }
  p:has(+ .gallery), p:has(+ p > .colour-bar) { break-after: avoid; }
  .half { flex: 0 0 48%; }
  .third { flex: 0 0 31%; }
  img.map { width: 62mm; }
  caption { break-after: avoid; }
  .tile, .tile img { width: 23mm; }
  .facts { grid-template-columns: repeat(4, 1fr); }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
