"""Policies as they are shown while they are written: pages, findings and examples, made anew when a file changes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from remit_cli import files
from remit_cli.checking import DEFAULT_PATHS

if TYPE_CHECKING:
    from remit.diagnostic import Diagnostic
    from remit.markup import Markup
    from remit.site import Published
    from remit_cli.main import Session

OWN = "preview/"
"""Below this stand the preview's own pages; no council's folder does, for a council's has an edition below it."""
SCRIPT = """\
let version = null;
const source = new EventSource("/preview/events");
source.onmessage = (event) => {
  if (version !== null && event.data !== version) location.reload();
  version = event.data;
};
"""
STYLE = """\
.preview { margin: 0; padding: .5rem 1.5rem; background: #1d1d1d; color: #ffffff; }
.preview a { color: #ffffff; }
pre { overflow-x: auto; padding: 1rem; background: #f4f4f4; white-space: pre-wrap; overflow-wrap: anywhere; }
main { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; font-family: sans-serif; }
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One policy as it stands: its pages (none while it has an error), and what is told of it."""

    path: str
    published: Published | None
    pages: Mapping[str, bytes]
    findings: str
    wrong: int
    examples: str


@dataclass(slots=True)
class Preview:
    """What a browser is shown. `version` rises whenever anything is made anew; `changed` tells those who wait."""

    paths: Sequence[str]
    session: Session
    version: int = 0
    changed: Condition = field(default_factory=Condition)
    _stamps: dict[str, tuple[int, int]] = field(default_factory=dict)
    _shown: dict[str, Shown] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)
    _shared: Mapping[str, bytes] = field(default_factory=dict)

    def look(self) -> None:
        """Make anew what has changed on the disk since the last look."""
        stamps = dict(self._stamped())
        if stamps == self._stamps and self.version:
            return
        fresh = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        shown = {path: self._shown[path] for path in stamps if path not in fresh}
        shown |= {path: self._read(path) for path in fresh}
        from remit.site import listed, shared_files

        shared = shared_files([listed(each.published) for each in shown.values() if each.published is not None])
        with self.changed:
            self._stamps, self._shown, self._shared = stamps, {path: shown[path] for path in stamps}, shared
            self._folders |= {path: each.published.folder for path, each in shown.items() if each.published}
            self.version += 1
            self.changed.notify_all()

    def page(self, path: str) -> bytes | None:
        """Return a file of the site or a page of the preview; what a broken policy makes is told in its place."""
        if path.startswith(OWN):
            own = {"": self._findings, "live.js": SCRIPT.encode, "preview.css": STYLE.encode}
            made = own.get(path.removeprefix(OWN))
            return made() if made else None
        if path.endswith("/") or not path:
            path += "index.html"
        for each in self._shown.values():
            if path in each.pages:
                return self._live(path, each.pages[path])
            if each.published is None and self._is_of(path, each.path):
                return self._findings()
        return self._live(path, self._shared[path]) if path in self._shared else None

    def wait(self, known: int, seconds: float) -> int:
        """Return the version once it is another than `known`, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != known, seconds)
            return self.version

    def _stamped(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for file in files.find(self.paths or DEFAULT_PATHS):
            try:
                found = os.stat(file)  # noqa: PTH116 - of a path that may be gone by now
            except OSError:
                continue
            yield files.shown(file), (found.st_mtime_ns, found.st_size)

    def _read(self, path: str) -> Shown:
        """Return a policy as it stands; one on which the program itself fails is told so, and the preview goes on."""
        try:
            return self._compiled(path)
        except files.CannotError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not end the preview in silence
            told = f"remit failed: {type(error).__name__}: {error}\nThis is a fault of remit, not of your policy.\n"
            return Shown(path, None, {}, told, 1, "not played")

    def _compiled(self, path: str) -> Shown:
        from remit import pipeline
        from remit.editions import publish_file
        from remit.site import edition_files
        from remit_cli.codes import codes_of

        self.session.busy_with = path
        files.lines.cache_clear()
        checked = pipeline.check_file(path, files.read(Path(path)))
        held = codes_of((), "").hold(checked).diagnostics
        published = publish_file(checked)
        rehearsed = pipeline.rehearse_file(checked)
        failed = rehearsed.diagnostics if published is not None else ()
        found = (*checked.diagnostics, *held)
        return Shown(
            path=path,
            published=published,
            pages=edition_files(published, whole=False) if published is not None else {},
            findings=_told(found),
            wrong=len(found),
            examples=f"{len(rehearsed.rehearsals)} played, {len(failed)} lines failed\n{_told(failed)}".strip(),
        )

    def _is_of(self, path: str, policy: str) -> bool:
        """Tell whether a page is one that a policy made before it was broken, or would make by its place."""
        place = Path(policy)
        folder = self._folders.get(policy, f"{place.parent.name}/{place.stem}")
        return path.startswith(f"{folder}/")

    def _live(self, path: str, page: bytes) -> bytes:
        """Return a page that is shown anew when something changes, with how its policies stand above it."""
        if not path.endswith(".html"):
            return page
        # INVARIANT: both stand once in a page, for no words of a policy are ever markup.
        head = (
            b'<link rel="stylesheet" href="/preview/preview.css"><script src="/preview/live.js" defer></script></head>'
        )
        return page.replace(b"</head>", head).replace(b"<body>", b"<body>" + self._bar(), 1)

    def _bar(self) -> bytes:
        from remit.markup import element

        wrong = sum(each.wrong for each in self._shown.values())
        broken = [each.path for each in self._shown.values() if each.published is None]
        told = f"{wrong} findings" + (f"; not shown because of errors: {', '.join(broken)}" if broken else "")
        return element("p", element("a", f"Preview: {told}", href=f"/{OWN}"), class_="preview").text.encode()

    def _findings(self) -> bytes:
        """Return what is wrong in every policy, those with an error first, and what the examples show."""
        from remit.markup import document, element, on_lines

        parts = [element("h1", "Findings"), element("p", element("a", "All councils", href="/"))]
        for each in sorted(self._shown.values(), key=lambda one: one.published is not None):
            state = "" if each.published is not None else ": not shown because of errors"
            parts += [element("h2", f"{each.path}{state}"), _as_printed(each.findings or "nothing to report")]
            parts += [element("h3", "Examples"), _as_printed(each.examples)]
        page = document("en", [element("title", "Findings")], [element("main", on_lines(parts))])
        return self._live(f"{OWN}index.html", page)


def _as_printed(text: str) -> Markup:
    """Return text with its lines and spaces as a terminal shows them."""
    from remit.markup import Markup, element

    return element("pre", Markup(escape(text)))


def _told(found: Sequence[Diagnostic]) -> str:
    """Return findings as `remit check` tells them."""
    from remit.report import Look, format_named

    return "".join(format_named("text").render(iter(found), files.lines, Look(1))) if found else ""
