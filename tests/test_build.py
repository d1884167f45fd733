"""Whole builds: what is published, what is refused, and what a build that dies leaves behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from builder.faults import told_plainly
from builder.messages import BuildError
from builder.mkdocs_plugin import read_whole_site
from builder.sources import LARGEST
from builder.theme import themes_folder
from tests.support.hush import hush
from tests.support.sites import SITE, built, involve, page, site, write

DAY = "pages/day/"  # the page of `small` that is spoken; those that every site has are long, and silent
EASY = "/// easy-read\n![](symbol:calendar) Tell us by 30 June. It is free.\n///\n"


def published(folder: Path) -> dict[str, bytes]:
    """Every file of the published site by its address."""
    root = folder / "outputs" / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages, built once."""
    folder = site(
        tmp_path_factory.mktemp("small"),
        pages__day_md=page(f"## Hours\n\nWe open at 9am.\n\n{EASY}"),
    )
    hush(folder, but=[DAY])
    built(folder)
    return folder


def test_every_format_stands_beside_its_page(small: Path) -> None:
    names = published(small)
    for name in ("index.html", "day-large-print.pdf", "day.docx", "day.mp3", "day.vtt", "day.txt"):
        assert f"pages/day/{name}" in names
    assert "pages/day/easy-read/index.html" in names
    assert {"pages/day/day-easy-read.pdf", "pages/day/day-easy-read.docx"} <= set(names)
    assert "pages/day/easy-read.html" not in names
    assert "easy-read/index.html" in names, "the first page always has an easy read"


def test_nothing_of_the_staff_is_published(small: Path) -> None:
    names = set(published(small))
    assert not {name for name in names if name.endswith((".md", ".yml"))}
    assert not {name for name in names if name.startswith("assets/")}, "Material's own files are not used"


def test_a_second_build_makes_nothing(small: Path) -> None:
    before = published(small)
    assert built(small).made == 0
    assert published(small) == before


def offered(page: bytes) -> list[str]:
    """The names of the formats that a page offers."""
    (box,) = html.fromstring(page.decode()).xpath("//section[@class='formats']")
    return [str(name.text_content()) for name in box.iter("span") if name.get("class") == "format-name"]


def test_easy_read_files_are_offered_on_the_easy_read_page_alone(small: Path) -> None:
    names = published(small)
    ask = "Ask for another format"
    page, easy_read = names["pages/day/index.html"], names["pages/day/easy-read/index.html"]
    assert offered(page) == ["Listen", "Large print (PDF)", "Word", "Easy read", ask]
    assert offered(easy_read) == ["Easy read to print (PDF)", "Easy read in Word", ask]
    assert b'href="../day-easy-read.pdf"' in easy_read
    assert b"2 pages, " in easy_read, "its length and the size of the file"
    assert b"Easy read to print" not in names["all-pages/index.html"], "nor on cards"


def test_the_same_input_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small / "content", tmp_path / "content")
    hush(tmp_path, but=[DAY])
    built(tmp_path)
    assert published(tmp_path) == published(small)


def test_one_changed_sentence_remakes_one_page(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    day = folder / "content" / "pages" / "day.md"
    day.write_text(day.read_text("utf-8").replace("9am", "10am"), "utf-8")
    heard = set((folder / ".cache" / "speech").rglob("*"))
    done = built(folder)
    assert done.made == 6, "its audio, large print, Word, and easy read in three formats"
    new = [path for path in (folder / ".cache" / "speech").rglob("*") if path not in heard and path.is_file()]
    assert len([path for path in new if "sentences" in path.parts]) == 1


def test_everything_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    site(
        tmp_path,
        a_md="---\ntitle: A: B\n---\nWords.\n",
        b_md=page("![](images/x.png)\n\n<script>alert(1)</script>"),
        c_md=page("See [there](nowhere.md)."),
        d_md="",
        e_md=b"---\ntitle: Caf\xe9\n---\n",
    )
    ran = involve(tmp_path, "build")
    assert ran.returncode == 1
    for name in ("a.md:2", "b.md:5", "b.md:7", "c.md:5", "d.md:1", "e.md:2"):
        assert f"content/{name}: " in ran.stdout, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    report = (tmp_path / "outputs" / "reports" / "messages.txt").read_text("utf-8")
    assert "content/c.md:5" in report
    assert not (tmp_path / "outputs" / "site").exists()


def test_a_failed_build_leaves_the_last_good_site(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    before = published(folder)
    write(folder, "content/broken.md", page("See [there](nowhere.md)."))
    with pytest.raises(BuildError, match=r"content/broken\.md:5"):
        built(folder)
    assert published(folder) == before
    assert not (folder / "outputs" / ".staging").exists()


def test_a_picture_in_a_note_is_published_and_counts(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("Come[^1].\n\n[^1]: See the map.\n\n    ![A map](map.png)\n"))
    Image.new("RGB", (30, 20), "#0b5953").save(folder / "content" / "map.png")
    hush(folder)
    built(folder)
    assert "map.png" in published(folder)
    Image.new("RGB", (30, 20), "#5b3a8c").save(folder / "content" / "map.png")
    assert built(folder).made == 3, "its audio, large print and Word"
    (folder / "content" / "map.png").unlink()
    with pytest.raises(BuildError, match=r"content/day\.md:\d+: The picture “map\.png” is not there"):
        built(folder)


def test_what_a_camera_noted_is_not_published(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("![A garden](garden.jpg)"))
    notes = Image.Exif()
    notes[0x010F], notes[0x0112] = "SECRETCAM", 6  # the maker, and that the picture lies on its side
    Image.new("RGB", (300, 100), "#0b5953").save(folder / "content" / "garden.jpg", exif=notes)
    hush(folder)
    built(folder)
    files = published(folder)
    assert not [name for name, data in files.items() if b"SECRETCAM" in data]
    assert b'width="100" height="300"' in files["day/index.html"]


def test_a_language_without_a_voice_has_no_recording(tmp_path: Path) -> None:
    folder = site(tmp_path)
    write(folder, "content/site.yml", SITE + "language: so\n")
    done = built(folder)
    files = published(folder)
    assert {message.code for message in done.messages} == {"speech-language"}
    assert "home.mp3" not in files
    assert b"<audio" not in files["index.html"]
    assert b'<html lang="so"' in files["index.html"]
    assert "home-large-print.pdf" in files


def test_who_only_reads_the_site_leaves_it_as_it_is(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    before = published(folder)
    assert DAY in read_whole_site(folder).documents
    assert published(folder) == before
    assert built(folder).made == 0, "and the next build is one again"


def test_a_content_folder_without_pages_leaves_the_site(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    before = published(folder)
    for path in (folder / "content").rglob("*.md"):
        path.unlink()
    with pytest.raises(BuildError, match="There is no first page"):
        built(folder)
    assert published(folder) == before


def test_a_sentence_that_cannot_be_said_is_named_with_its_page(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("We said " + "a" * 4000 + " to you."))
    hush(folder, but=["day/"])
    with pytest.raises(BuildError, match=r"content/day\.md: The voice .* could not say this: “a{50}"):
        built(folder)


def test_a_terminal_without_our_letters_is_no_trouble(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("See [Tŷ → ŵ](nowhere.md)."))
    ran = involve(folder, "build", env=os.environ | {"PYTHONIOENCODING": "cp1252"}, encoding="cp1252")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stdout + ran.stderr


def test_a_file_over_2_mb_is_refused(tmp_path: Path) -> None:
    site(tmp_path, big_md=page("Words and words. " * 350_000))
    assert (tmp_path / "content" / "big.md").stat().st_size > 5_000_000 > LARGEST
    with pytest.raises(BuildError, match=r"content/big\.md:1: This file is larger than 2 MB"):
        built(tmp_path)


def test_a_folder_without_content_is_named(tmp_path: Path) -> None:
    ran = involve(tmp_path, "build")
    assert ran.returncode == 1
    assert ran.stdout.startswith("There is no content folder in ")


def test_no_script_or_handler_reaches_any_output(small: Path) -> None:
    for name, data in published(small).items():
        if name.endswith((".html", ".svg", ".xml", ".css", ".txt", ".vtt")):
            text = data.decode().lower()
            scripts = text.count("<script")
            ours = re.findall(r'<script src="[./]*involve/[a-z-]+\.js\?[0-9a-f]+"', text)
            assert scripts == len(ours), name
            assert "javascript:" not in text, name
            assert " onload=" not in text, name
            assert " style=" not in text or name.endswith(".svg"), name


def test_a_second_build_in_the_same_folder_stops(tmp_path: Path) -> None:
    folder = site(tmp_path, **{f"p{n}_md": page(f"Page {n} has a few words to say.") for n in range(6)})
    hush(folder)
    first = begin(folder)
    wait_for_any(folder / ".cache" / "artefacts", "making-*")
    os.kill(first.pid, signal.SIGSTOP)  # it takes its time
    second = involve(folder, "build")
    assert second.returncode == 1
    assert "Another build is running in this folder." in second.stdout
    os.kill(first.pid, signal.SIGKILL)
    first.wait()


def test_after_kill_minus_nine_the_next_build_recovers(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    before = published(folder)
    for number in range(5):
        write(folder, f"content/p{number}.md", page(f"Page {number} is new and has some words to say."))
    hush(folder)
    running = begin(folder)
    wait_for_any(folder / ".cache" / "artefacts", "making-*")
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert published(folder) == before
    assert workers_end(folder), "worker processes outlive their build"
    built(folder)
    assert "p0/p0.mp3" in published(folder)
    assert not (folder / "outputs" / ".staging").exists()


def test_a_build_killed_between_two_renames_recovers(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    before = published(folder)
    (folder / "outputs" / "site").rename(folder / "outputs" / ".last-site")
    write(folder, "content/broken.md", page("See [there](nowhere.md)."))
    with pytest.raises(BuildError):
        built(folder)
    assert published(folder) == before


def test_ctrl_c_stops_with_130(tmp_path: Path) -> None:
    folder = site(tmp_path, **{f"p{n}_md": page(f"Page {n} has a few words to say.") for n in range(6)})
    hush(folder)
    running = begin(folder)
    wait_for_any(folder / ".cache" / "artefacts", "making-*")
    os.killpg(running.pid, signal.SIGINT)
    said, complaints = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Stopped. Nothing was published" in said
    assert "Traceback" not in said + complaints
    assert not (folder / "outputs" / "site").exists()


@pytest.mark.parametrize(("full", "size"), [("outputs", "500k"), (".cache", "3m")])
def test_a_full_disk_is_told(tmp_path: Path, full: str, size: str) -> None:
    """On a real file system of this size, where the user may make one."""
    may = subprocess.run(["unshare", "-rm", "true"], capture_output=True) if shutil.which("unshare") else None
    if may is None or may.returncode:
        pytest.skip("this computer does not let users mount a small disk (unshare -rm)")
    folder = site(tmp_path, **{f"p{n}_md": page("Some words to say. " * 40) for n in range(8)})
    if full == "outputs":
        hush(folder)
    (folder / full).mkdir()
    script = f'mount -t tmpfs -o size={size} tmpfs {full} && exec "{sys.executable}" -m builder build'
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "The disk is full." in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


def test_a_build_needs_no_network(tmp_path: Path) -> None:
    """From nothing, in a network namespace that has no network, where the user may make one."""
    may = subprocess.run(["unshare", "-rn", "true"], capture_output=True) if shutil.which("unshare") else None
    if may is None or may.returncode:
        pytest.skip("this computer does not let users cut off its network (unshare -rn)")
    folder = site(tmp_path, day_md=page(EASY))
    hush(folder, but=["day/"])
    command = ["unshare", "-rn", sys.executable, "-m", "builder", "build"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "day/day.mp3" in published(folder)


def test_a_fault_of_the_program_is_told_without_a_traceback(tmp_path: Path) -> None:
    details = tmp_path / "fault.txt"
    fault = pytest.raises(BuildError, match="A fault in the program came up while testing")
    with fault, told_plainly("testing", details):
        raise ValueError("unforeseen")
    assert "ValueError: unforeseen" in details.read_text("utf-8")


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs' own command in a folder with the mkdocs.yml that comes with the program."""
    settings = (themes_folder() / "mkdocs.yml").read_text("utf-8")
    write(folder, "mkdocs.yml", settings + "docs_dir: content\n")
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)


def test_mkdocs_build_does_the_same(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small, folder)
    shutil.rmtree(folder / "outputs")
    ran = mkdocs(folder, "build", "--strict")
    assert ran.returncode == 0, ran.stderr
    assert published(folder) == published(small)


def test_mkdocs_build_refuses_the_same(tmp_path: Path) -> None:
    ran = mkdocs(site(tmp_path, a_md=page("See [there](nowhere.md).")), "build")
    assert ran.returncode == 1
    assert "content/a.md:5: The link “there” leads to “nowhere.md”" in ran.stderr
    assert "Traceback" not in ran.stderr


def begin(folder: Path) -> subprocess.Popen[str]:
    """Start a build in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "builder", "build"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 - no other thread runs in these tests
    )


def _hear_ctrl_c() -> None:
    """Shells let what they start in the background ignore Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for_any(folder: Path, pattern: str) -> None:
    """Wait until a folder has something of that name."""
    end = time.monotonic() + 120
    while not any(folder.glob(pattern)):
        assert time.monotonic() < end, f"{folder}/{pattern} never came"
        time.sleep(0.02)


def workers_end(folder: Path) -> bool:
    """Whether within ten seconds no process works in the folder."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not any(_works_in(process, folder) for process in Path("/proc").glob("[0-9]*")):
            return True
        time.sleep(0.1)
    return False


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").resolve() == folder and b"python" in (process / "cmdline").read_bytes()
    except OSError:
        return False
