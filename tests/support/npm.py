"""Tools of the tests that come from npm, fetched once; their versions are in tests/tools."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

TOOLS = Path(__file__).parent.parent / "tools"
_FILES = ("package.json", "package-lock.json")
_COMMAND = ("ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix")


def modules(kept: Path) -> Path:
    """The folder `node_modules` with all tools in it; `kept` outlives a run of the tests.

    Scripts of packages are not run, so that no browser is fetched: tests use the one that is installed.
    """
    folder = kept / "npm"
    with FileLock(f"{folder}.lock"):
        done = folder / "fetched.json"  # the lock file of what is there, written when all is
        lock = (TOOLS / "package-lock.json").read_bytes()
        if not done.is_file() or done.read_bytes() != lock:
            folder.mkdir(exist_ok=True)
            for name in _FILES:
                shutil.copy(TOOLS / name, folder)
            npm = shutil.which("npm")
            assert npm
            quiet = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
            subprocess.run([npm, *_COMMAND, str(folder)], check=True, timeout=600, env=quiet)
            done.write_bytes(lock)
    return folder / "node_modules"
