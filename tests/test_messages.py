"""What a stopped build tells: all of it while that can be read, and of very much the first of each file."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.messages import BuildError, Message, told, warned
from tests.support.sites import built, site, write

REPORT = "outputs/reports/messages.txt"


def message(file: int, line: int, what: str = "“payment” is missing.") -> Message:
    return Message(f"content/file-{file:02}.md", line, what, "Say what people get, or none.", "field-missing")


def test_one_thing() -> None:
    assert told([message(1, 3)]) == (
        "1 thing needs mending before the site can be published.\n\n"
        "content/file-01.md:3: “payment” is missing. Say what people get, or none."
    )


def test_a_few_things_are_all_told_in_the_order_of_files_and_lines() -> None:
    found = [message(2, 1), message(1, 9), message(1, 2)]
    head, *rest = told(found).split("\n\n")
    assert head == "3 things need mending in 2 files before the site can be published."
    assert rest == [str(one) for one in sorted(found)]


def test_the_same_thing_is_told_once() -> None:
    assert told([message(1, 3)] * 50) == told([message(1, 3)])


def test_five_hundred_things_can_still_be_read() -> None:
    found = [message(file, line, f"“{line}” is wrong.") for file in range(37) for line in range(1, 14)]
    found += [message(0, line) for line in range(100, 131)]
    text = told(found, REPORT)
    head, common, *parts = text.split("\n\n")
    assert head == "512 things need mending in 37 files before the site can be published."
    assert common.startswith("What is wrong most often:\n37 times: “1” is wrong.\n")
    assert parts[0] == "content/file-00.md: 44 things"
    assert parts[1:4] == [str(one) for one in sorted(found)[:3]]
    assert parts[4] == "And 41 more in content/file-00.md"
    assert parts[-2:] == ["And 351 more in 27 other files.", f"The whole list is in {REPORT}"]
    assert len(text.splitlines()) < 120


def test_the_parts_add_up() -> None:
    found = [message(file, line) for file in range(37) for line in range(1, 15)]
    parts = told(found, REPORT).split("\n\n")
    shown = sum(part.startswith("content/") and ": “" in part for part in parts)
    more = sum(int(part.split()[1]) for part in parts if part.startswith("And "))
    assert shown + more == len(found)


def test_many_files_with_one_thing_each() -> None:
    parts = told([message(file, 2, f"“{file}” is wrong.") for file in range(60)]).split("\n\n")
    assert parts[1] == "content/file-00.md: 1 thing"
    assert not any(part.startswith("What is wrong most often") for part in parts)
    assert parts[-1] == "Mend these first: then the others are shown."


def test_warnings_are_counted_and_cut_short_in_the_same_way() -> None:
    one = message(1, 3)
    assert warned([one, one], REPORT) == f"{one}\n\n1 warning, listed in {REPORT}"
    many = warned([message(file, line) for file in range(37) for line in range(14)], REPORT)
    assert many.endswith(f"518 warnings, listed in {REPORT}")
    assert len(many.splitlines()) < 120


def test_a_build_with_hundreds_of_mistakes_reports_all_of_them(tmp_path: Path) -> None:
    site(tmp_path)
    for number in range(60):
        write(tmp_path, f"content/opportunities/hours-{number}.md", "---\ntitle: Day centres\n---\nWords.\n")
    with pytest.raises(BuildError) as trouble:
        built(tmp_path)
    text = str(trouble.value)
    many = int(text.split(maxsplit=1)[0])
    assert text.startswith(f"{many} things need mending in 60 files before the site can be published.")
    assert many >= 500
    assert "60 times: “closes” is missing." in text
    assert len(text.splitlines()) < 120
    report = (tmp_path / REPORT).read_text("utf-8")
    assert report.count("content/opportunities/hours-") == many
