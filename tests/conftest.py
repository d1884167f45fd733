"""Shared by all tests: tools that may be missing, and the `--accept` option for goldens."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.sites import built
from tests.support.wexmoor import TODAY

NO_SKIP = os.environ.get("INVOLVE_NO_SKIP") == "1"

# Tools that are not Python packages, by the marker of the tests that need one, and their Debian packages.
TOOLS = {
    "chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "poppler": (("pdftoppm",), "poppler-utils"),
    "libreoffice": (("soffice",), "libreoffice-writer-nogui"),
    "ffmpeg": (("ffmpeg",), "ffmpeg"),
    "java": (("java",), "default-jre-headless"),
    "jdk": (("javac",), "default-jdk-headless"),
    "npm": (("npm",), "npm"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take today's output as the golden output")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (names, package) in TOOLS.items():
        if item.get_closest_marker(marker) and not any(map(shutil.which, names)):
            pytest.skip(f"{names[0]} is not on this computer (Debian: apt install {package})")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every tool was installed on purpose, a skipped test is a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIP and reporter and reporter.stats.get("skipped"):
        reporter.write_line("Tests were skipped although INVOLVE_NO_SKIP is set.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written rather than compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def borough() -> Path:
    """The folder of the sample site, which is this repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def sample_site(borough: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The published sample site, built once in a run; what was spoken for it before need not be again."""
    if "INVOLVE_SITE" in os.environ:  # one that somebody has built already, to look at it again and again
        return Path(os.environ["INVOLVE_SITE"])
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent  # all workers of a run share one site
    folder = shared / "borough"
    with FileLock(shared / "borough.lock"):
        if not (folder / "outputs" / "site").exists():
            shutil.copytree(borough / "content", folder / "content")
            shutil.copy(borough / "mkdocs.yml", folder)
            shutil.copytree(borough / "themes" / "involve", folder / "themes" / "involve")
            if (borough / ".cache" / "speech").exists():
                shutil.copytree(borough / ".cache" / "speech", folder / ".cache" / "speech")
            built(folder, TODAY)
    return folder / "outputs" / "site"


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest) -> Path:
    """A folder for prepared fonts and the like, kept from one run of the tests to the next."""
    return Path(request.config.cache.mkdir("involve"))  # type: ignore[union-attr]
