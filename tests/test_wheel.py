"""The wheel brings everything: installed in a fresh environment, it builds a site in an empty folder."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import files
from pathlib import Path

import pytest

from tests.support.hush import hush
from tests.support.sites import page, site

PIP = ("-m", "pip", "--disable-pip-version-check", "-q")


@pytest.fixture(scope="module")
def wheel(borough: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this program."""
    folder = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, *PIP, "wheel", "--no-deps", "-w", str(folder), str(borough)]
    subprocess.run(command, check=True, timeout=600)
    (made,) = folder.glob("*.whl")
    return made


def programs(environment: Path) -> Path:
    """The folder of the programs of an environment."""
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


def installed(environment: Path, *what: str) -> None:
    """Install into an environment."""
    command = [str(programs(environment) / "python"), *PIP, "install", *what]
    subprocess.run(command, check=True, timeout=600)


def builds(environment: Path, folder: Path) -> None:
    """Build a small site with the program of an environment, and look at what it made."""
    site(folder, day_md=page("/// easy-read\n![](symbol:calendar) Tell us by 30 June.\n///"))
    hush(folder, but=["day/"])
    command = [str(programs(environment) / "involve"), "build"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made = folder / "outputs" / "site"
    for name in ("day/day-large-print.pdf", "day/day.docx", "day/day.mp3", "day/easy-read/index.html"):
        assert (made / name).stat().st_size > 100
    assert "involve/site.css" in (made / "index.html").read_text("utf-8")
    assert (made / "involve" / "site.css").exists()


def locked(borough: Path) -> list[str]:
    """The packages that the program is installed with."""
    lines = (borough / "requirements.lock").read_text("utf-8").splitlines()
    return [re.split(r"\[|==", line)[0] for line in lines if "==" in line]


def test_the_wheel_builds_with_the_packages_it_names_alone(
    borough: Path, wheel: Path, tmp_path: Path
) -> None:
    """Links to packages that are installed already stand in for minutes of installing them once more."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    here = Path(sysconfig.get_path("purelib"))
    there = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    tops = {file.parts[0] for name in locked(borough) for file in files(name) or ()}
    for top in tops - {"..", "__pycache__"}:
        if not (there / top).exists():
            (there / top).symlink_to(here / top)
    installed(environment, "--no-deps", "--no-index", str(wheel))
    builds(environment, tmp_path / "empty")


@pytest.mark.slow
def test_the_wheel_is_installed_with_all_that_it_needs(borough: Path, wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    installed(environment, "-r", str(borough / "requirements.lock"), str(wheel))
    builds(environment, tmp_path / "empty")
