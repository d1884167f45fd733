"""The speaker: a process in which voices speak, beside the one that asks them.

An engine that dies or never comes to an end takes nothing else with it: its process is ended, with all the
programs that it started, and a new one begins. There is one speaker for each process that records. It starts
with the first sentence, keeps its engines loaded, and ends with the process it speaks for, even when that is
killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from logging import getLogger
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Literal

from builder.messages import BuildError
from builder.speech.voices import Elsewhere, Samples, Unspoken, Voice

# How long a voice may take, in seconds. A slow one, on a busy computer, needs twice as long as its words last
# (a letter is about 0.07 s of speech) and may load itself anew for each sentence.
SENTENCE = 30.0
LETTER = 0.2
LOADING = 60.0  # on top, when the process has not heard it before

Trouble = Literal["unspoken", "stop", "failed", "elsewhere"]
Answer = tuple[Literal["said"], Samples] | tuple[Trouble, str]

_log = getLogger(__name__)


class Speaker:
    """One speaking process at a time, which is started when it is needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._heard: set[str] = set()

    def say(self, voice: Voice, text: str) -> Samples:
        """The sound of one sentence, as `voice.speak` gives it.

        Raises Unspoken when the voice fails, dies or takes too long, and BuildError as the voice raised it.
        """
        with self._lock:
            try:
                answer = self._answer(voice, text)
                if answer[0] == "elsewhere":
                    self._stop()
                    answer = self._answer(voice, text)
            except (EOFError, OSError) as error:
                self._stop()
                raise Unspoken("It came to a sudden end.") from error
            except BaseException:  # also when somebody presses Ctrl-C: its answer belongs to nothing any more
                self._stop()
                raise
        match answer:
            case "said", sound:
                return sound
            case "unspoken", why:
                raise Unspoken(why)
            case "stop", why:
                raise BuildError(why)
            case _, why:
                _log.debug("The voice failed: %s", why)
                raise Unspoken("It failed.")

    def stop(self) -> None:
        """End the process: the next sentence is spoken in a new one."""
        with self._lock:
            self._stop()

    def _answer(self, voice: Voice, text: str) -> Answer:
        line = self._line or self._start()
        patience = SENTENCE + LETTER * len(text) + (0 if voice.name in self._heard else LOADING)
        line.send((voice, text))
        if not line.poll(patience):
            raise Unspoken(f"It did not come to an end within {patience:.0f} seconds.")
        self._heard.add(voice.name)
        answer: Answer = line.recv()
        return answer

    def _start(self) -> Connection:
        # Started afresh (`spawn`), because speech engines do not survive a fork.
        fresh = multiprocessing.get_context("spawn")
        self._line, theirs = fresh.Pipe()
        self._process = fresh.Process(target=_speak, args=(theirs,), name="speaker", daemon=True)
        with _without_main():
            self._process.start()
        theirs.close()  # else nobody would notice that it has died
        return self._line

    def _stop(self) -> None:
        if self._process is not None and self._process.pid is not None:
            _end(self._process.pid)
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None
        self._heard.clear()


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Begin a process without the program that runs here: it would be loaded there too, for no use."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_SPEAKER = Speaker()


def say(voice: Voice, text: str) -> Samples:
    """The sound of one sentence, spoken by the speaker of this process; see `Speaker.say`."""
    return _SPEAKER.say(voice, text)


def stop() -> None:
    """End the speaker of this process, if there is one: the next sentence is spoken in a new one."""
    _SPEAKER.stop()


# ---- In the speaking process -------------------------------------------------------------------------------


def _speak(line: Connection) -> None:
    """Answer one sentence after the other until nobody asks any more."""
    _begin()
    while True:
        try:
            voice, text = line.recv()
        except (EOFError, OSError):
            return
        line.send(_said(voice, text))


def _said(voice: Voice, text: str) -> Answer:
    try:
        return "said", voice.speak(text)
    except Unspoken as why:
        return "unspoken", str(why)
    except BuildError as why:
        return "stop", str(why)
    except Elsewhere:
        return "elsewhere", ""
    except Exception:
        return "failed", traceback.format_exc()


def _begin() -> None:
    """Leave Ctrl-C to the build, keep what engines print from the screen, and end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.setpgid(0, 0)  # a group of its own, to which the programs that it starts belong
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    _end(os.getpid())
    os._exit(1)


def _end(process: int) -> None:
    """End a speaking process and the programs that it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process)]
        subprocess.run(command, capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW)
    else:
        # It is no group yet when it has only just been started, and none any more when it has died.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process, signal.SIGKILL)
