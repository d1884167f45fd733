"""Previewing: while pages are being written, a file is made only when somebody asks for it."""

from __future__ import annotations

import posixpath
import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from builder import formats
from builder.messages import BuildError

Environ = dict[str, Any]
Start = Callable[..., Any]


class Preview:
    """The formats that one preview has not made yet, by the address somebody would ask for."""

    def __init__(self, jobs: Iterable[formats.Job]) -> None:
        self._jobs = {job.document.address + job.format.file_name(job.document): job for job in jobs}
        self._lock = threading.Lock()

    def fetch(self, path: str, root: Path) -> str | None:
        """Make what stands at `path` into the folder `root`; an answer says why it could not be made."""
        address = self._owner(posixpath.normpath("/" + unquote(path)).lstrip("/"))
        with self._lock:
            job = self._jobs.get(address)
            if job is None:
                return None
            try:
                artefact = formats.make([job], _no_progress)[job.document.address, job.format.key]
            except BuildError as error:
                return str(error)
            stopping = [str(message) for message in artefact.messages if message.level == "stop"]
            if stopping:
                return "\n\n".join(stopping)
            for file in artefact.files:
                place = root / job.document.address / file.name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
            del self._jobs[address]
        return None

    def _owner(self, address: str) -> str:
        """The file that an address belongs to: captions, cues and transcript come with their recording."""
        for ending in (".vtt", ".txt", ".cues.js"):
            recording = address.removesuffix(ending) + ".mp3"
            if address.endswith(ending) and recording in self._jobs:
                return recording
        return address

    def application(self, server: Any) -> Callable[[Environ, Start], Iterable[bytes]]:
        """The preview server's own WSGI application, with our files made before it looks for them."""

        def answer(environ: Environ, start: Start) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "").removeprefix(server.mount_path.rstrip("/"))
            trouble = self.fetch(path, Path(server.root))
            if trouble:
                start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [trouble.encode()]
            served: Iterable[bytes] = server.serve_request(environ, start)
            return served

        return answer


def _no_progress(done: int, total: int, what: str) -> None:
    """A preview makes one file at a time; its log says so already."""
