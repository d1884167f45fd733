"""The wheel brings everything: installed in a fresh environment, it builds a site in an empty folder."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from tests.support.sites import page, site


def test_an_installed_wheel_builds_in_an_empty_folder(borough: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(borough)], check=True, timeout=600)
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    lock = str(borough / "requirements.lock")
    subprocess.run([*install, "-r", lock, *map(str, wheels.glob("*.whl"))], check=True, timeout=600)

    folder = site(
        tmp_path / "empty", day_md=page("/// easy-read\n![](symbol:calendar) Tell us by 30 June.\n///")
    )
    ran = subprocess.run(
        [str(programs / "involve"), "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made = folder / "outputs" / "site"
    for name in ("day/day-large-print.pdf", "day/day.docx", "day/day.mp3", "day/easy-read/index.html"):
        assert (made / name).stat().st_size > 100
    assert "involve/site.css" in (made / "index.html").read_text("utf-8")
    assert (made / "involve" / "site.css").exists()
