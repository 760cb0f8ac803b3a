"""How pages look: one style sheet for wide screens, for 320 pixels and for paper. Contrast is 4.5:1 or better."""

from __future__ import annotations

PALETTE = """:root {
  color-scheme: light;
  --paper: #ffffff;
  --ink: #0b0c0c;
  --quiet: #484949;
  --line: #858686;
  --accent: #1d70b8;
  --link: #1a5a96;
  --focus: #ffdd00;
  --met: #005a30;
  --doubt: #fff7bf;
  --soft: #f4f8fb;
  --font: Arial, "Liberation Sans", Helvetica, sans-serif;
}
"""
"""What a council may set otherwise: every colour and the letters."""

RULES = """* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--font); }
main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem; max-width: 50rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 1rem; padding-top: 1rem; }
h2 { border-top: 3px solid var(--accent); }
h3 { font-size: 1.1875rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
h4 { font-size: 1rem; line-height: 1.5; margin: 0 0 .375rem; }
p, ul, dl { margin: 0 0 1rem; max-width: 50rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: .375rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 3px; }
a:focus { outline: 3px solid var(--ink); outline-offset: 2px; background: var(--focus); color: var(--ink); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: .5rem 1.5rem; }
.notice { border: 2px solid var(--ink); border-left-width: 10px; padding: .75rem 1rem; font-weight: bold; }
.brief > li { font-size: 1.1875rem; }
.brief ul { font-size: 1rem; }
nav { border: 1px solid var(--line); padding: 1rem 1.5rem; }
nav h2 { border: 0; margin: 0 0 .5rem; padding: 0; font-size: 1.1875rem; }
nav > ul { columns: 2; column-gap: 3rem; max-width: none; margin: 0; }
nav li li { break-inside: avoid; }
nav ul ul { margin-bottom: .5rem; }
dl { display: grid; grid-template-columns: minmax(10rem, 15rem) 1fr; gap: .5rem 1.5rem; max-width: 65rem; }
dt { font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .625rem .75rem .625rem 0; }
th, td { border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--ink); }
.small { width: auto; }
.small td:nth-child(2) { text-align: right; padding-right: 1.5rem; }
.form th:nth-child(1), .form td:nth-child(2) { width: 17%; }
.form td:nth-child(3), .form th:nth-child(3) { width: 9rem; }
.provision { border-top: 1px solid var(--line); padding: .75rem 0; }
.provision h4 { font-size: 1.0625rem; }
.asks { float: left; width: 30%; }
.why { margin-left: 33%; }
.provision::after { content: ""; display: block; clear: both; }
tbody th, .answer { font-weight: bold; }
td p, .provision p { margin: 0 0 .375rem; }
td ul { margin: 0 0 .75rem; }
td li > p:last-child, td > :last-child, .why > :last-child { margin-bottom: 0; }
.answer { font-size: 1.1875rem; }
.blank { color: var(--quiet); font-style: italic; font-weight: normal; font-size: 1rem; }
.quote { margin: .25rem 0 .375rem; padding-left: .75rem; border-left: 3px solid var(--line); }
.place, .doubt { color: var(--quiet); }
.doubt { font-style: italic; font-weight: normal; }
.line { white-space: nowrap; }
.label { display: none; color: var(--quiet); }
.unseen { position: absolute; left: -999rem; margin: 0; }
.more { margin-top: .25rem; }
.verdict { display: inline-block; font-weight: bold; padding: .0625rem .5rem; border: 2px solid var(--ink); }
.not-met { background: var(--ink); color: var(--paper); }
.met { border-color: var(--met); color: var(--met); }
.cannot-tell { border-style: dashed; background: var(--doubt); }
.for-a-person { border-color: var(--accent); border-radius: 1rem; background: var(--soft); }
.not-applicable { border-color: var(--line); border-width: 1px; padding: .125rem .5625rem; color: var(--quiet); }
@media screen and (max-width: 48rem) {
  main { padding: 0 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.3125rem; }
  nav { padding: .75rem 1rem; }
  nav > ul { columns: 1; }
  .asks { float: none; width: auto; }
  .why { margin-left: 0; }
  dl { display: block; }
  dd { margin-bottom: .75rem; }
  table, caption, tbody, tr, tbody th, td { display: block; width: auto !important; }
  thead { position: absolute; left: -999rem; }
  tr { border-bottom: 2px solid var(--ink); padding: .75rem 0; }
  thead tr, tbody th, td, .small td:nth-child(2) { border: 0; padding: .25rem 0; text-align: left; }
  .label { display: inline; }
  .line { display: inline-block; max-width: 100%; white-space: normal; }
}
@media print {
  main { max-width: none; padding: 0; }
  :root { font-size: 10pt; }
  #form { break-before: page; }
  .skip, nav { display: none; }
  a { color: var(--ink); text-decoration: none; }
  h2, h3, h4, caption { break-after: avoid; }
  th, td { padding-right: .5rem; }
  .form td:nth-child(3), .form th:nth-child(3) { width: 8rem; }
  li, .quote, dd { break-inside: avoid; }
  thead { display: table-header-group; }
  .verdict { background: var(--paper); color: var(--ink); }
}
@page { margin: 1.5cm; }
"""

STYLE = f"\n{PALETTE}{RULES}"
