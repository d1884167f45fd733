"""A folder as a website on this computer, for looking at it and for checking it."""

from __future__ import annotations

import contextlib
import functools
import io
import re
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

_HERE = "127.0.0.1"
_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the folder, which nobody but this computer can reach; port 0 takes any that is free.

    Raises OSError if the port is taken.
    """
    return _Server((_HERE, port), functools.partial(_Pages, directory=str(folder)))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, as long as it is served: `http://127.0.0.1:40123/`."""
    with server(folder) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        try:
            yield f"http://{_HERE}:{pages.server_port}/"
        finally:
            pages.shutdown()


class _Server(ThreadingHTTPServer):
    """Says nothing of readers who leave: players drop an answer whenever somebody jumps in a recording."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of faults of the program alone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Pages(SimpleHTTPRequestHandler):
    """Answers quietly, and for parts of files too, which is how players jump in a recording."""

    def log_message(self, *_: object) -> None:
        """Officers need not read every request."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The answer's head; then the file, or the part of it that was asked for."""
        path = Path(self.translate_path(self.path))
        asked = _RANGE.match(self.headers.get("Range", ""))
        if not asked or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
        if first > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with path.open("rb") as file:
            file.seek(first)
            return io.BytesIO(file.read(last - first + 1))

    def end_headers(self) -> None:
        """Say with every answer that parts of files may be asked for."""
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()
