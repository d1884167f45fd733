"""Shared by all tests: tools that may be missing, and the `--accept` option for goldens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.support import crew
from tests.support.hush import hush
from tests.support.sites import built
from tests.support.wexmoor import TODAY

NO_SKIP = os.environ.get("INVOLVE_NO_SKIP") == "1"

# A computer that is busy with other things takes its time: how long one example takes says nothing.
settings.register_profile("involve", deadline=None)
settings.load_profile("involve")

# Files that take longest are begun first, so that no process works on alone while all others have finished.
# Two files that need the whole sample site never begin together: one would wait for the other to build it.
LONGEST = (
    *("test_website", "test_build", "test_keyboard", "test_website_colours", "test_checks", "test_parity"),
    *("test_zoom_and_targets", "test_edition", "test_bad_input", "test_reading_settings", "test_search_page"),
    *("test_listening_page", "test_offline", "test_finder", "test_daily_build", "test_watched", "test_wheel"),
    *("test_html", "test_rules", "test_check_command", "test_kept", "test_edition_page", "test_epub"),
    *("test_accessibility_tree", "test_new_user", "test_audio", "test_voices", "test_security"),
)

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; make test keeps this order."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))


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


@pytest.fixture(scope="session", autouse=True)
def standing_crew() -> Iterator[None]:
    """Processes that do the long work of all builds of this run."""
    with crew.standing():
        yield


@pytest.fixture(scope="session")
def borough() -> Path:
    """The folder of the sample site, which is this repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this run that all of its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def sample_site(borough: Path, shared: Path) -> Path:
    """The published sample site with all of its formats, built once in a run; its recordings are silent."""
    if "INVOLVE_SITE" in os.environ:  # one that somebody has built already, to look at it again and again
        return Path(os.environ["INVOLVE_SITE"])
    return _published(borough, shared / "borough", hushed=True)


@pytest.fixture(scope="session")
def spoken_site(borough: Path, shared: Path) -> Path:
    """The same with every word spoken, which takes minutes; what was said for it before need not be again."""
    return _published(borough, shared / "spoken", hushed=False)


def _published(borough: Path, folder: Path, *, hushed: bool) -> Path:
    """The sample site in a folder of its own, built by the first worker that asks for it."""
    with FileLock(f"{folder}.lock"):
        if not (folder / "outputs" / "site").exists():
            shutil.copytree(borough / "content", folder / "content")
            shutil.copy(borough / "mkdocs.yml", folder)
            shutil.copytree(borough / "themes" / "involve", folder / "themes" / "involve")
            speech = borough / ".cache" / "speech"
            if hushed:
                hush(folder, TODAY)
            elif speech.exists():
                shutil.copytree(speech, folder / ".cache" / "speech")
            built(folder, TODAY)
    return folder / "outputs" / "site"


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest) -> Path:
    """A folder for prepared fonts and the like, kept from one run of the tests to the next."""
    return Path(request.config.cache.mkdir("involve"))  # type: ignore[union-attr]
