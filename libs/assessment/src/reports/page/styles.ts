import { Html } from './html.js';

/** Fonts that Windows, macOS, Android and Linux have for Chinese; nothing is fetched. */
export const FONTS =
  "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Hiragino Sans GB','WenQuanYi Micro Hei',sans-serif";

/** Of paper and screen: A4 with page numbers, and a phone. */
export const STYLES = new Html(`
:root { color-scheme: light; --ink:#1d2433; --soft:#5c6675; --line:#cfd6e0; --fill:#f3f6fa; --main:#1f4e79; --bad:#a8322a; --good:#2b7a4b; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 190mm; padding: 10mm 6mm 14mm; background: #fff; color: var(--ink); font: 10.5pt/1.7 ${FONTS}; font-variant-numeric: tabular-nums; }
header { border-bottom: 2.5pt solid var(--bad); padding-bottom: 4mm; margin-bottom: 5mm; text-align: center; }
h1 { font-size: 20pt; line-height: 1.3; margin: 0 0 1mm; letter-spacing: .04em; }
header p { margin: 0; text-align: center; color: var(--soft); font-size: 9pt; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; padding-left: 3mm; border-left: 4pt solid var(--main); line-height: 1.3; break-after: avoid; }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2mm; text-align: justify; }
p.lead { text-indent: 2em; }
.note { color: var(--soft); font-size: 8.5pt; line-height: 1.55; }
.warn { border: 1pt solid #d9a441; background: #fdf6e6; padding: 2mm 3mm; font-size: 9.5pt; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2.5mm; margin: 3mm 0 4mm; break-inside: avoid; }
.tile { border: .75pt solid var(--line); background: var(--fill); padding: 2mm 3mm; }
.tile b { display: block; font-size: 17pt; line-height: 1.25; color: var(--main); }
.tile span { display: block; font-size: 8.5pt; line-height: 1.45; color: var(--soft); }
.tile span.name { color: var(--ink); font-size: 9pt; }
.up { color: var(--good); } .down { color: var(--bad); }
.wide { overflow-x: auto; }
.short { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 8.8pt; line-height: 1.45; margin: 1.5mm 0 2mm; }
th, td { border-bottom: .5pt solid var(--line); padding: .9mm 1.4mm; text-align: right; white-space: nowrap; }
thead th { background: var(--fill); border-top: 1pt solid var(--main); border-bottom: .75pt solid var(--main); font-weight: 600; vertical-align: bottom; }
th.text, td.text { text-align: left; }
td.text { white-space: normal; word-break: break-all; }
tfoot td { font-weight: 600; border-top: .75pt solid var(--main); border-bottom: 1pt solid var(--main); }
thead { display: table-header-group; } tfoot { display: table-row-group; } tr { break-inside: avoid; }
figure { margin: 3mm 0 4mm; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { text-align: center; font-size: 8.5pt; color: var(--soft); }
.lists { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; margin: 3mm 0; break-inside: avoid; }
.list { border: .75pt solid var(--line); border-top: 3pt solid var(--good); padding: 2mm 3mm; }
.list.black { border-top-color: #333; }
.list h4 { margin: 0 0 1mm; font-size: 10pt; }
.list ol { margin: 0; padding-left: 1.6em; }
.list li span { color: var(--soft); font-size: 8.8pt; display: inline-block; }
dl { margin: 0; font-size: 8.8pt; line-height: 1.6; } dt { font-weight: 600; float: left; clear: left; } dd { margin: 0 0 1mm 6.5em; }
footer { margin-top: 6mm; border-top: .75pt solid var(--line); padding-top: 2mm; font-size: 8pt; color: var(--soft); word-break: break-all; break-inside: avoid; }
@page { size: A4; margin: 16mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt ${FONTS}; color: #5c6675; } }
@media print { body { max-width: none; padding: 0; } .wide { overflow: visible; } .tile, thead th, .warn { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
@media screen and (max-width: 640px) { body { padding: 5mm 4mm 10mm; font-size: 11.5pt; } h1 { font-size: 17pt; } p { text-align: left; } .tiles { grid-template-columns: repeat(2, 1fr); } .lists { grid-template-columns: 1fr; } figure svg { min-width: 560px; } td.text { min-width: 8em; } figcaption::after { content: '，可左右滑动'; } dt { float: none; } dd { margin-left: 0; } }
`);
