"""`involve say`: what the voice is given, which pronunciations it takes, and a file to listen to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mutagen.mp3 import MP3

from builder.cli import main
from builder.schema.site import example_site

SITE = """\
organisation: Wexmoor Borough Council
voice: nobody
"""
CARYS = """\
voices:
  - name: carys
    says: Carys, a Welsh computer voice
    language: cy
    command: carys {wav}
"""


def say(folder: Path, *words: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["say", *words, "--folder", str(folder)], input=typed)


def test_words_are_told_and_can_be_heard_in_a_folder_without_a_site(tmp_path: Path) -> None:
    done = say(tmp_path, "Cllr", "Khan", "asks CAMHS, 10am–noon.", "--voice", "system")
    assert done.output.splitlines()[:-1] == [
        "The voice is given:",
        "  Councillor Khan asks cams, ten a.m. until noon.",
        "From the built-in list:",
        "  CAMHS: cams",
    ]
    last = done.output.splitlines()[-1]
    name = "outputs/say/councillor-khan-asks-cams-ten-a-m-until.mp3"
    assert last.startswith("Read by ")
    assert Path(last.rpartition(": ")[2]) == Path(name)
    assert 2 < MP3(tmp_path / name).info.length < 8
    assert [file.name for file in (tmp_path / "outputs" / "say").iterdir()] == [Path(name).name]
    assert done.exit_code == 0


def test_text_comes_from_another_program_and_words_from_the_officers_list(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "pronunciations.yml").write_text("Wexmoor: Wex moor\nNICE:\n", "utf-8")
    done = say(
        tmp_path, "-", "--voice", "system", typed="\ufeffWexmoor.\n\nمرحبا to Wexmoor\x07\u200f.\n\n🎉\n"
    )
    assert "content/pronunciations.yml:2: “NICE” does not say how it sounds." in done.output
    assert "  Wex moor.\n  words in another language, to Wex moor.\n  party popper.\n" in done.output
    assert "From your lists:\n  Wexmoor: Wex moor\n" in done.output
    assert (tmp_path / "outputs" / "say" / "wex-moor.mp3").exists()
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        ((), "", "Say which words, such as: involve say “Cllr Khan meets you at 10am”"),
        (("—",), "", "There are no words in this text, so there is nothing to say."),
        (("-",), b"GP: \xff\xfe", "The text that came in is not plain text in UTF-8. Save it as UTF-8."),
        (("Hello", "--voice", "bob"), "", "There is no voice “bob”. The voices are: natural, system."),
    ],
)
def test_trouble_is_told_plainly(
    tmp_path: Path, words: tuple[str, ...], typed: str | bytes, told: str
) -> None:
    done = say(tmp_path, *words, typed=typed)
    assert done.output.startswith(told)
    assert done.exit_code == 1
    assert not (tmp_path / "outputs").exists()


def test_a_site_file_that_needs_mending_has_the_usual_voice(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(SITE, "utf-8")
    done = say(tmp_path, "…")
    assert done.output.startswith("The usual voice reads, because content/site.yml needs mending.")
    assert done.exit_code == 1


def test_a_voice_reads_no_language_that_it_does_not_speak(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    answers = example_site().model_dump(mode="json", exclude_defaults=True)
    needed = "".join(f"{name}: {json.dumps(answer)}\n" for name, answer in answers.items())
    (tmp_path / "content" / "site.yml").write_text(needed + CARYS, "utf-8")
    done = say(tmp_path, "Hello", "--voice", "carys")
    assert done.output == (
        "The voice “carys” speaks “cy” and cannot read the language of the site, “en-GB”. "
        "Leave out --voice, or name another voice.\n"
    )
    assert done.exit_code == 1


def test_no_file_has_a_name_that_windows_keeps_for_itself(tmp_path: Path) -> None:
    done = say(tmp_path, "Con.", "--voice", "system")
    assert done.output.endswith(": outputs/say/say-con.mp3\n")
    assert [file.name for file in (tmp_path / "outputs" / "say").iterdir()] == ["say-con.mp3"]
