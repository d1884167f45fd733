"""Listening to a page: cues that are true, and a page that offers its recording."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from builder import formats
from builder.preview import Preview
from builder.speech.places import places
from builder.speech.recording import record
from builder.speech.sentences import fold
from builder.website import listening
from builder.website.editions import Editions
from builder.website.offered import AUDIO, Offered
from tests.support.listening import DAY, SILENT, Site, listening_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return listening_site(tmp_path_factory.mktemp("listening"))


def test_cues_are_in_order_and_within_the_recording(site: Site) -> None:
    length = record(DAY, site.context).timeline.seconds
    times = [time for _, begin, end in site.cues["cues"] for time in (begin, end)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= length
    assert {place for place, _, _ in site.cues["cues"]} == set(places(DAY))


def test_what_is_said_for_listeners_alone_marks_nothing_wrong(site: Site) -> None:
    recording = record(DAY, site.context)
    begins = {round(clip.from_second, 2): clip.text for clip in recording.timeline.clips}
    at = [(place, begins[begin]) for place, begin, _ in site.cues["cues"]]
    term = next(place for place, text in at if text == "Carers get £15.")
    assert (term, "Carer means: people who look after a friend.") in at, "shown beside the term"
    marked = {text for _, text in at}
    silent = [clip.text for clip in recording.timeline.clips if clip.text not in marked]
    assert silent[0].startswith("Published by Wexmoor")
    assert "Do you need this in another format?" in silent


def test_parts_begin_where_their_headings_are_heard(site: Site) -> None:
    begins = {place: begin for place, begin, _ in reversed(site.cues["cues"])}
    heading = {site.words(place): begin for place, begin in begins.items()}
    assert site.cues["parts"][:3] == [
        ["Day centres", "", 0.0],
        ["What we pay", "pay", heading["What we pay"]],
        ["Where", "where", heading["Where"]],
    ]
    assert site.cues["parts"][3][:2] == ["Do you need this in another format?", ""]
    assert [part["title"] for part in listening.followed(DAY, site.artefact)["parts"]] == [
        p[0] for p in site.cues["parts"]
    ]


def test_the_page_offers_the_recording_without_a_script(site: Site) -> None:
    root = html.parse(site.folder / DAY.address / "index.html").getroot()
    (player,) = root.iter("audio")
    assert player.get("data-says") == site.cues["says"]
    assert player.get("preload") == "none"
    assert player.get("autoplay") is None
    (section,) = root.xpath("//section[@class='listen']")
    links = {fold(link.text_content()): link.get("href") for link in section.iter("a")}
    size = (site.folder / DAY.address / "day.mp3").stat().st_size
    assert links == {
        f"Download (MP3, {round(size / 1000)} KB)": "day.mp3",
        "Read the words of the recording": "day.txt",
    }
    assert "Where 0:" in fold(section.xpath("details")[0].text_content())
    scripted = section.xpath("p[button] | .//li[select]")
    assert len(scripted) == 2
    assert all("hidden" in element.attrib for element in scripted)


def test_a_page_that_no_voice_reads_says_so_and_pays_nothing(site: Site) -> None:
    page = (site.folder / SILENT.address / "index.html").read_text("utf-8")
    for word in ("<audio", "listen.js", 'id="s.'):
        assert word not in page
    (section,) = html.document_fromstring(page).xpath("//section[@class='listen']")
    assert section.get("lang") == "en-GB", "the words are English, on a page that is not"
    said = fold(section.text_content())
    assert "none of our computer voices speaks its language" in said
    assert "a person will read it. It is free. Call 01632 960 100 or e-mail" in said
    assert next(link.get("href") for link in section.iter("a")) == "tel:01632960100"


def test_the_transcript_says_in_which_letters_it_is_written(site: Site) -> None:
    data = (site.folder / DAY.address / "day.txt").read_bytes()
    assert data.startswith("\ufeffDay centres\n".encode())
    assert "£15" in data.decode()


def test_a_preview_makes_the_recording_for_its_cues(site: Site, tmp_path: Path) -> None:
    (row,) = (row for row in formats.FORMATS if row.key == "audio")
    preview = Preview([formats.Job(DAY, row, "a" * 64, site.context)])
    assert preview.fetch("/pages/day/day.cues.js", tmp_path) is None
    assert (tmp_path / "pages" / "day" / "day.cues.js").read_bytes() == (
        site.folder / DAY.address / "day.cues.js"
    ).read_bytes()


def test_a_preview_offers_no_recording_that_no_voice_can_make() -> None:
    offered = Offered({}, True, lambda page: page.lang != SILENT.lang, Editions())
    assert offered.has(AUDIO, DAY)
    assert not offered.has(AUDIO, SILENT)
    assert "Listen" not in offered.names(SILENT)
