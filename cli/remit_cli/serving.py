"""A preview over HTTP, on this machine alone: what it answers, and to whom."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from remit_cli.files import CannotError, reason
from remit_cli.preview import Preview

HERE = "127.0.0.1"
BEAT = 0.1
"""Seconds between two looks at the disk."""
ALIVE = 15.0
"""Seconds after which a page that waits is told that nothing has changed."""
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def serve(preview: Preview, port: int) -> int:
    """Answer until somebody presses Ctrl-C; raises CannotError where the port is taken or there is no policy."""
    preview.look()
    try:
        server = Server((HERE, port), partial(Answering, preview))
    except OSError as error:
        raise CannotError(f"cannot answer at port {port}: {reason(error)}; name another by --port") from error
    watching = Thread(target=_watch, args=(preview, server.over), daemon=True)
    watching.start()
    click.echo(f"http://{HERE}:{server.server_address[1]}/ (Ctrl-C ends it)")
    with suppress(KeyboardInterrupt):
        server.serve_forever(poll_interval=BEAT)
    server.over.set()
    server.server_close()
    click.echo("Stopped.")
    return 0


def _watch(preview: Preview, over: Event) -> None:
    while not over.wait(BEAT):
        # A folder that is empty for a moment, or a file that cannot be read yet, is looked at again.
        with suppress(CannotError):
            preview.look()


class Server(ThreadingHTTPServer):
    """A server whose open pages do not hold it up when it ends."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *given: Any) -> None:
        self.over = Event()
        super().__init__(*given)


class Answering(BaseHTTPRequestHandler):
    """Answers one request. INVARIANT: only to this machine's own name, so that no page of the web can read policies."""

    server: Server

    def __init__(self, preview: Preview, *given: Any) -> None:
        self._preview = preview
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with a page, or tell of changes as they come."""
        port = self.server.server_address[1]
        if self.headers.get("Host") not in (f"{HERE}:{port}", f"localhost:{port}"):
            self._answer(HTTPStatus.FORBIDDEN, b"This preview answers to its own machine only.\n", "text/plain")
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        if path == "preview/events":
            self._events()
            return
        page = self._preview.page(path)
        if page is None:
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", "text/plain")
            return
        kind = guess_type(path)[0] if "." in path.rpartition("/")[2] else "text/html"
        self._answer(HTTPStatus.OK, page, kind or "application/octet-stream")

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Print nothing: an author wants findings, not requests."""

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind.endswith(("json", "javascript"))
        self._head(f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):
                self.wfile.write(body)

    def _head(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _events(self) -> None:
        """Tell the version now, and each that follows, until the page is closed or the server ends."""
        self.send_response(HTTPStatus.OK)
        self._head("text/event-stream")
        self.end_headers()
        known = -1
        with suppress(ConnectionError):
            while self.command != "HEAD" and not self.server.over.is_set():
                known = self._preview.wait(known, ALIVE)
                self.wfile.write(f"data: {known}\n\n".encode())
                self.wfile.flush()
