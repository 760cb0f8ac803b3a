"""Pages as a real browser shows them, and what axe-core says of them there; and the rules of HTML that a page breaks.

Pages come from memory, with the headers that a council's server would send; nothing else is there to be asked.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from tests.colours import contrast
from tests.installed import package, program

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Playwright, Route

Answer = TypeVar("Answer")
Ask = Callable[["Page"], Awaitable[Answer]]
"""What a page that is open in the browser is asked."""

STRICT = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"
RULES = ("standard", "a11y", "document")
LEFT_OUT = ("no-redundant-role",)
"""A table's own roles are redundant where it is one; on a narrow screen its cells are blocks, and Safari needs them."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "svg": "image/svg+xml",
    "js": "text/javascript",
    "ttf": "font/ttf",
}
SITE = "http://site.test/"
HEIGHT = 900
AT_ONCE = 2
"""Pages that are open at once; a core each."""
QUESTIONS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def seen(files: Mapping[str, bytes], wanted: Sequence[tuple[str, int]], policy: str = STRICT) -> list[dict[str, Any]]:
    """Return what a browser and axe-core tell of pages among `files`, each at a width in px, under a policy."""
    axe = (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")

    async def judge(page: Page) -> dict[str, Any]:
        await page.evaluate(axe)
        told: dict[str, Any] = await page.evaluate("remit.axe()")
        return told | await look(page)

    return asked(files, wanted, judge, policy)


async def look(page: Page) -> dict[str, Any]:
    """Return what a browser tells of a page, which afterwards is no longer as it was."""
    told: dict[str, Any] = await page.evaluate("({ ...remit.look(), colours: remit.colours() })")
    told["unseen"] = await unseen(page)
    told |= await page.evaluate("remit.space()")
    return told


async def unseen(page: Page) -> list[str]:
    """Return the stops of the Tab key that are not seen when it is pressed, and those that it does not reach."""
    session = await page.context.new_cdp_session(page)
    key = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    stops = await page.evaluate("remit.stops()")
    await asyncio.gather(*(session.send("Input.dispatchKeyEvent", key) for _ in range(stops)))
    told = await page.evaluate("remit.reach()")
    await session.detach()
    return [*told["missed"], *(each["of"] for each in told["reached"] if not _is_seen(each))]


def _is_seen(stop: Mapping[str, Any]) -> bool:
    """Return whether a line of 2 px or more, or a glow, tells that a stop has the focus, and nothing covers it."""
    outlined = stop["outline"] >= 2 and contrast(stop["colour"], stop["ground"]) >= 3
    return not stop["covered"] and (outlined or stop["glows"])


def asked(
    files: Mapping[str, bytes],
    wanted: Sequence[tuple[str, int]],
    ask: Ask[Answer],
    policy: str = STRICT,
    how: Mapping[str, Any] | None = None,
) -> list[Answer]:
    """Return what pages among `files` answer, each at a width in px; `how` is options of playwright for a context."""
    program("chromium")
    return _done(_asked((files, policy), wanted, ask, how or {}))


@dataclass
class _Window:
    """Pages that stay open from one call to the next; `files` and `policy` are what they are given."""

    context: BrowserContext
    pages: list[Page]
    files: Mapping[str, bytes]
    policy: str

    def serve(self) -> Callable[[Route], Awaitable[None]]:
        """Return what gives a browser the files that it asks for; whatever is elsewhere is not there."""

        async def answer(route: Route) -> None:
            url = route.request.url
            name = url.removeprefix(SITE).partition("?")[0]
            if not url.startswith(SITE) or name not in self.files:
                await route.fulfill(status=404, body="")
                return
            kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
            headers = {"Content-Type": kind, "Content-Security-Policy": self.policy}
            await route.fulfill(body=self.files[name], headers=headers)

        return answer


async def _window(how: Mapping[str, Any]) -> _Window:
    """Return the window of a way of looking, opened if it is not yet."""
    windows, key = _session().windows, json.dumps(how, sort_keys=True)
    if key not in windows:
        context = await _session().browser.new_context(**how)
        window = windows[key] = _Window(context, [], {}, "")
        await context.route("**/*", window.serve())
        await context.add_init_script(QUESTIONS)
        window.pages += [await context.new_page() for _ in range(AT_ONCE)]
    return windows[key]


async def _asked(
    given: tuple[Mapping[str, bytes], str],
    wanted: Sequence[tuple[str, int]],
    ask: Ask[Answer],
    how: Mapping[str, Any],
) -> list[Answer]:
    """Ask several pages at a time, each of which is used again for the next of those that are wanted."""
    window = await _window(how)
    window.files, window.policy = given
    answers: dict[int, Answer] = {}
    left = iter(enumerate(wanted))

    async def work(page: Page) -> None:
        for number, (path, width) in left:
            await page.set_viewport_size({"width": width, "height": HEIGHT})
            await page.goto(f"{SITE}{path}")
            if not how.get("java_script_enabled", True):
                await page.evaluate(QUESTIONS)
            answers[number] = await ask(page)

    # INVARIANT: none goes on once another has failed; the next who look use the same pages.
    async with asyncio.TaskGroup() as group:
        for page in window.pages:
            group.create_task(work(page))
    return [answers[number] for number in range(len(wanted))]


@dataclass(frozen=True, slots=True)
class _Session:
    loop: asyncio.AbstractEventLoop
    thread: Thread
    playwright: Playwright
    browser: Browser
    windows: dict[str, _Window] = field(default_factory=dict)


@cache
def _session() -> _Session:
    """Return the browser, which stays open until `close`.

    It is driven on a thread of its own: others of the tests run loops of their own on theirs.
    """
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    return _Session(loop, thread, *asyncio.run_coroutine_threadsafe(_launched(), loop).result(60))


async def _launched() -> tuple[Playwright, Browser]:
    from playwright.async_api import async_playwright

    playwright = await async_playwright().start()
    # No name outside is ever looked up, whatever a browser would like to know.
    arguments = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
    return playwright, await playwright.chromium.launch(executable_path=program("chromium"), args=arguments)


def _done(work: Coroutine[Any, Any, Answer]) -> Answer:
    return asyncio.run_coroutine_threadsafe(work, _session().loop).result(600)


def close() -> None:
    """Close the browser if it was ever opened."""
    if _session.cache_info().currsize:
        session = _session()
        _done(session.browser.close())
        _done(session.playwright.stop())
        session.loop.call_soon_threadsafe(session.loop.stop)
        session.thread.join()
        session.loop.close()
        _session.cache_clear()


def invalid(pages: Mapping[str, bytes], folder: Path) -> dict[str, set[str]]:
    """Return the rules of HTML that pages break, by their paths; those that break none are left out."""
    rules = folder / "rules.json"
    named = {
        "root": True,
        "extends": [f"html-validate:{name}" for name in RULES],
        "rules": {**dict.fromkeys(LEFT_OUT, "off"), "require-sri": ["error", {"target": "crossorigin"}]},
    }
    rules.write_text(json.dumps(named), encoding="utf-8")
    for name, page in pages.items():
        file = folder / "pages" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page)
    validate = package("html-validate") / "bin" / "html-validate.mjs"
    command = [program("node"), str(validate), "-c", str(rules), "-f", "json", str(folder / "pages")]
    # It ends before a pipe has taken all that it tells; a file takes it at once.
    with (folder / "told.json").open("wb") as told:
        subprocess.run(command, cwd=folder, stdout=told, stderr=subprocess.DEVNULL, check=False)
    return {
        str(Path(result["filePath"]).relative_to(folder / "pages")): {each["ruleId"] for each in result["messages"]}
        for result in json.loads((folder / "told.json").read_bytes())
        if result["messages"]
    }
