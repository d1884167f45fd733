"""What is kept between builds is never stale: after an edit, a build gives what one from nothing gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from builder.kept import Kept
from builder.messages import BuildError
from builder.theme import themes_folder
from tests.support.sites import built, involve, page, site, write

EASY = "/// easy-read\n![](symbol:calendar) Tell us by 30 June.\n\n![](symbol:map) See the map.\n///\n"
HOOK = """\
from pathlib import Path

def on_page_markdown(markdown, **_):
    return markdown.replace("free", (Path(__file__).parent / "word.txt").read_text())
"""
MEETING = """\
---
title: Come and talk
summary: We talk about buses.
date: 3 December 2026
start: 10:30am
end: 12 noon
online: Call 01632 960 140.
---
"""
LOOKS = "{#- Ours. -#}\n<p>Before {{ previous[0] if previous else 'none' }}</p>\n"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with all that pages show of one another, built once: its website alone."""
    folder = site(
        tmp_path_factory.mktemp("before"),
        advice__index_md=page("Choose one.", title="Advice"),
        advice__day_md=page(f"## Pay\n\nIt is free.\n\n{EASY}", title="Day centres"),
        advice__bus_md=page("See [pay](day.md#pay) and [the plan](plan.pdf).", title="Bus passes"),
        advice__plan_pdf=b"%PDF-1.7",
        about_md=page("![The town hall](hall.png)", title="About us"),
        events__talk_md=MEETING,
    )
    Image.new("RGB", (300, 200), "#0b5953").save(folder / "content" / "hall.png")
    (folder / "content" / "symbols").mkdir()
    Image.new("RGB", (500, 500), "#0b5953").save(folder / "content" / "symbols" / "map.png")
    settings = (themes_folder() / "mkdocs.yml").read_text("utf-8")
    write(folder, "mkdocs.yml", settings.replace("  name:", "  custom_dir: looks\n  name:"))
    write(folder, "looks/parts/neighbours.html", LOOKS)
    built(folder, website_only=True)
    return folder


def published(folder: Path) -> dict[str, bytes]:
    """Every file of the published site by its address."""
    root = folder / "outputs" / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that puts other words into a file."""

    def edit(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        write(folder, name, text.replace(old, new))

    return edit


def _a_wider_picture(folder: Path) -> None:
    Image.new("RGB", (400, 200), "#0b5953").save(folder / "content" / "hall.png")


def _another_symbol(folder: Path) -> None:
    Image.new("RGB", (500, 500), "#5b3a8c").save(folder / "content" / "symbols" / "map.png")


def _a_page_moves(folder: Path) -> None:
    """The page stands elsewhere, and the link of another page leads there although its file says the same."""
    places = folder / "content" / "advice"
    (places / "day.md").rename(places / "index.md")
    change("content/advice/bus.md", "day.md#pay", "index.md#pay")(folder)


def _a_page_goes(folder: Path) -> None:
    (folder / "content" / "about.md").unlink()


EDITS: dict[str, Callable[[Path], None]] = {
    "a page": change("content/advice/day.md", "It is free.", "It costs £2."),
    "the title of a neighbour": change("content/advice/day.md", "Day centres", "Centres for all"),
    "the summary of a page on a card": change("content/advice/bus.md", "new opening", "other opening"),
    "an hour that a list and a calendar file show": change("content/events/talk.md", "10:30am", "11am"),
    "easy read": change("content/advice/day.md", "by 30 June", "by 1 July"),
    "the first line, so that all lines move": change("content/advice/day.md", "## Pay", "\n\n## Pay"),
    "the organisation": change("content/site.yml", "Wexmoor Borough Council", "Wexmoor Council"),
    "the language": change("content/site.yml", "name: Involve", "language: cy\nname: Involve"),
    "a template": change("looks/parts/neighbours.html", "Before", "Earlier"),
    "the navigation": change("mkdocs.yml", "site_name", "nav:\n  - Us: about.md\nsite_name"),
    "a picture": _a_wider_picture,
    "a picture of the organisation's own": _another_symbol,
    "the place of a page": _a_page_moves,
    "a page less": _a_page_goes,
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_a_build_from_nothing_gives(name: str, before: Path, tmp_path: Path) -> None:
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    shutil.copytree(before, warm)
    EDITS[name](warm)
    shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("outputs", "kept"))
    built(warm, website_only=True)
    built(cold, website_only=True)
    assert published(warm) == published(cold)
    if "lines" not in name:
        assert published(warm) != published(before)


def test_only_what_changed_is_read_again(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    assert built(folder, website_only=True).read == 0
    change("content/advice/day.md", "It is free.", "It costs £2.")(folder)
    assert built(folder, website_only=True).read == 1
    (folder / "content" / "advice" / "plan.pdf").rename(folder / "content" / "plan.pdf")
    with pytest.raises(BuildError, match=r"content/advice/bus\.md:5: The link “the plan”"):
        built(folder, website_only=True)


def test_a_page_that_goes_is_missed_by_pages_that_did_not_change(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    day = folder / "content" / "advice" / "day.md"
    text = day.read_text("utf-8")
    day.unlink()
    with pytest.raises(BuildError, match=r"content/advice/bus\.md:5: The link “pay”"):
        built(folder, website_only=True)
    day.write_text(text, "utf-8")
    built(folder, website_only=True)
    assert published(folder) == published(before)


def test_messages_are_told_again_by_a_build_that_reads_nothing(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    write(folder, "content/bad.md", page("A line:\n\n***\n\n## Café"))
    trouble: list[str] = []
    for _ in range(2):
        with pytest.raises(BuildError) as error:
            built(folder, website_only=True)
        trouble.append(str(error.value))
    assert "content/bad.md:7" in trouble[0]
    assert trouble[0] == trouble[1]


def asked_for(folder: Path) -> dict[str, str]:
    """The versions of the looks, of a script and of the search index that the list of all pages asks for."""
    text = published(folder)["all-pages/index.html"].decode()
    return dict(re.findall(r'"\.\./involve/(site\.css|reading\.js|search-index\.js)\?(\w{8})"', text))


def test_what_browsers_keep_has_a_new_address_when_it_changes(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    first = asked_for(folder)
    assert sorted(first) == ["reading.js", "search-index.js", "site.css"]
    change("content/advice/day.md", "It is free.", "It costs £2.")(folder)
    built(folder, website_only=True)
    words = asked_for(folder)
    assert words["search-index.js"] != first["search-index.js"]
    assert words["site.css"] == first["site.css"]
    write(folder, "looks/involve/reading.js", "// Nothing is remembered here.\n")
    built(folder, website_only=True)
    script = asked_for(folder)
    assert script["reading.js"] != words["reading.js"]
    change("content/site.yml", "name: Involve", "brand:\n  colour: '#5b3a8c'\nname: Involve")(folder)
    built(folder, website_only=True)
    colours = asked_for(folder)
    assert colours["site.css"] != script["site.css"]
    assert colours["search-index.js"] == words["search-index.js"]


def test_a_hook_of_somebody_else_sees_every_page(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    write(folder, "hook.py", HOOK)
    write(folder, "mkdocs.yml", (before / "mkdocs.yml").read_text("utf-8") + "hooks:\n  - hook.py\n")
    for word in ("cheap", "open"):
        write(folder, "word.txt", word)
        built(folder, website_only=True)
        assert f"It is {word}.".encode() in published(folder)["advice/day/index.html"]


@pytest.mark.parametrize("data", [b"", b"not what we wrote", b"[\x01\x00\x00\x00"])
def test_a_spoiled_file_of_kept_things_is_as_good_as_none(data: bytes, before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    for path in (folder / ".cache" / "kept").iterdir():
        path.write_bytes(data)
    built(folder, website_only=True)
    assert published(folder) == published(before)


def test_what_no_build_asked_for_is_forgotten(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    kept.put("a", b"1")
    kept.put("b", "zwei")
    kept.save()
    kept = Kept(tmp_path / "kept")
    assert kept.get("b") == "zwei"
    assert kept.get("c") is None
    kept.save()
    assert Kept(tmp_path / "kept").get("a") is None
    kept.put("b", "two")
    kept.save()
    assert Kept(tmp_path / "kept").get("b") == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_website_alone_offers_no_other_formats(before: Path) -> None:
    names = published(before)
    assert "advice/day/easy-read/index.html" in names
    assert not {name for name in names if name.endswith((".mp3", ".docx", "large-print.pdf"))}
    assert b"Large print (PDF)" not in b"".join(
        text for name, text in names.items() if name.endswith(".html")
    )


def test_the_command_makes_the_website_alone_on_another_day(before: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(before, folder)
    ran = involve(folder, "build", "--only", "website", "--today", "2026-11-23")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert published(folder) == published(before)
    assert "Word" not in ran.stdout
    assert built(folder, date(2026, 11, 23), website_only=True).today == date(2026, 11, 23)


def test_no_day_that_is_none(tmp_path: Path) -> None:
    ran = involve(site(tmp_path), "build", "--today", "31 June")
    assert ran.returncode == 2
    assert "“31 June” is not a day. Write it like this: 2026-11-23" in ran.stderr
