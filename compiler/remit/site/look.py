"""How the pages of a site look: what all pages share, and what only they have."""

from __future__ import annotations

from remit.stylesheet import PALETTE, RULES

THEME_FILE = "theme.css"
_PAGES = """
body > header, body > footer { overflow-wrap: break-word; }
body > header { border-bottom: 4px solid var(--accent); }
.trail { border: 0; max-width: 76rem; margin: 0 auto; padding: .75rem 1.5rem; }
.trail ol { display: flex; flex-wrap: wrap; gap: 0 .5rem; list-style: none; margin: 0; padding: 0; }
.trail li { margin: 0; padding: .125rem 0; }
.trail li + li::before { content: "\\203a"; content: "\\203a" / ""; padding-right: .5rem; color: var(--quiet); }
ol { margin: 0 0 1rem; padding: 0; max-width: 50rem; }
body > footer { border-top: 4px solid var(--accent); background: var(--soft); }
footer > div { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 2rem; }
footer h2 { border: 0; margin: 0 0 .5rem; padding: 0; font-size: 1.1875rem; }
code { font: inherit; overflow-wrap: anywhere; }
.changes p { margin: 0; }
.editions { list-style: none; padding: 0; }
.editions > li { margin-bottom: 1.25rem; }
.editions h3 { margin: 0 0 .25rem; }
.force { margin: 0 0 .25rem; color: var(--quiet); }
.kinds { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.kinds li { margin: 0; }
.contents > ul { columns: auto; }
.over { margin: 1.5rem 0 -1rem; color: var(--quiet); font-size: 1.1875rem; }
.times, .hear, .dates { max-width: 60rem; }
.times tbody th { font-weight: normal; }
.inset { padding: 0; max-width: none; }
.inset h1 { font-size: 1.1875rem; margin: 0 0 .25rem; }
.inset p { margin: 0 0 .5rem; }
picture img { display: block; max-width: 100%; height: auto; background: #ffffff; }
.steps { list-style: none; max-width: 44rem; }
.steps > li { margin: 0 0 .75rem; padding: .75rem 1rem; border: 1px solid var(--line); }
.steps > li { border-left: 6px solid var(--accent); }
.steps > li:target { outline: 3px solid var(--ink); outline-offset: 2px; }
.steps .question { background: var(--doubt); border: 2px solid var(--ink); padding-left: calc(1rem + 4px); }
.steps .gap { border-style: dashed; border-left: 6px dashed var(--line); }
.steps .start { border-radius: .75rem; }
.steps .end { border-radius: .75rem; border: 4px double var(--ink); }
.steps p { margin: 0; }
.steps ul { margin: .375rem 0 0; }
.steps li li { margin-bottom: .125rem; }
.who { color: var(--quiet); }
.what { font-weight: bold; font-size: 1.0625rem; }
.steps .limit { margin-top: .125rem; }
.calculator { max-width: 60rem; margin: 0 0 1.5rem; padding: 1rem; }
.calculator { border: 1px solid var(--line); border-left: 6px solid var(--accent); }
.calculator fieldset { margin: 0 0 1rem; padding: 0; border: 0; min-width: 0; }
.calculator legend { padding: 0; font-weight: bold; font-size: 1.1875rem; }
.calculator p { margin: 0 0 .75rem; }
.calculator label { display: block; margin-bottom: .125rem; }
.calculator input, .calculator button { font: inherit; border: 2px solid var(--ink); border-radius: 0; }
.calculator input { padding: .25rem .5rem; background: var(--paper); color: var(--ink); }
.calculator button { padding: .375rem 1rem; background: var(--ink); color: var(--paper); }
.calculator input:focus { outline: 3px solid var(--ink); }
.calculator button:focus { outline: 3px solid var(--ink); outline-offset: 2px; }
.calculator button:focus { background: var(--focus); color: var(--ink); }
.calculator [aria-invalid] { border-width: 4px; padding: calc(.25rem - 2px) calc(.5rem - 2px); }
.calculator [role="status"] li { font-weight: bold; }
.fields { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: 0 0 .75rem; }
.hint { color: var(--quiet); }
.wrong { padding-left: .75rem; border-left: 6px solid var(--ink); font-weight: bold; }
.parts { list-style: none; margin: 0; padding: 0; }
.rules { table-layout: fixed; }
.rules p { margin: 0 0 .25rem; }
.rules .place { font-weight: normal; }
.rules .said { font-weight: bold; }
.rules .mark { margin-top: .5rem; }
.rules .same strong { font-weight: normal; color: var(--met); }
.rules .other strong, .rules .declared strong { padding: 0 .25rem; background: var(--doubt); }
@media screen and (min-width: 48.01rem) {
  .rules th, .rules td { padding-right: 1.5rem; }
  .times th:nth-child(1), .times td:nth-child(3) { width: 42%; }
}
@media screen and (max-width: 48rem) {
  main:not(.inset) { padding: 0 .9375rem 2rem; }
  .trail, footer > div { padding-left: .9375rem; padding-right: .9375rem; }
  .times tbody th { font-weight: bold; }
}
@media print {
  .trail, .contents, .calculator { display: none; }
  .steps > li, tr { break-inside: avoid; }
}
"""
STYLESHEET = f"{RULES}{_PAGES}".encode()
THEME = f"/* What a council may set otherwise: every colour and the letters. */\n{PALETTE}".encode()


def theme_of(own: bytes) -> bytes:
    """Return the theme with what a council sets otherwise behind it, so that what it leaves out is as it was."""
    return THEME + b"\n" + own


def framed(name: str, wide: int, narrowest: str, narrow: int) -> str:
    """Return how a frame of a class looks on another website: so many px high, and where it is narrow so many.

    INVARIANT: the name is a word of letters, digits and hyphens, so that it ends nothing.
    """
    return f"""
.{name} {{ container-type: inline-size; }}
.{name} iframe {{ display: block; width: 100%; height: {wide}px; border: 0; }}
@container {narrowest} {{ .{name} iframe {{ height: {narrow}px; }} }}
"""
