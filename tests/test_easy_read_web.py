"""Easy read on the website: links that stay in easy read, no marks of notes, and pictures from A to Z."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from builder.context import Context
from builder.document import Document, EasyRead, Idea, Link, Quote, Section, Text
from builder.easy_links import EasyPages, led
from builder.gathered import gather
from builder.ideas import easy_read_summary, easy_read_text, has_ideas
from builder.writers import easy_read
from tests.support.documents import says, words
from tests.support.easy import MARKED, SITE, easy, idea
from tests.support.sites import built, page, site


def written(document: Document, folder: Path) -> html.HtmlElement:
    """The body of the easy-read page."""
    target = folder / "easy-read.html"
    easy_read.write(document, target, Context(SITE, folder, folder))
    return html.fragment_fromstring(target.read_text("utf-8"), create_parent="div")


@pytest.mark.parametrize("address", ["", "day/", "opportunities/day/"])
def test_links_lead_to_this_page_or_to_the_standard_page(address: str, tmp_path: Path) -> None:
    line = (Link((Text("pay"),), "#pay"), Text(" or "), Link((Text("hours"),), "#hours"))
    document = easy(replace(idea(None, ""), children=line), address=address)
    hours = Section("hours", words("Hours"), 2, (says("We open at 9."),))
    body = written(replace(document, blocks=(*document.blocks, hours)), tmp_path)
    assert body.xpath("//@id") == ["pay"], "a section without ideas is not here"
    assert body.xpath("//a/@href") == ["#pay", "../#hours"]


def test_notes_are_left_out_with_their_marks(tmp_path: Path) -> None:
    body = written(MARKED, tmp_path)
    said = [element.text_content() for element in body.iter("h2", "p")]
    assert said == ["Pay", "It is free and warm.", "Come in.", "Call us"]
    assert said == list(easy_read_text(MARKED))
    assert not body.xpath("//a")
    assert body.xpath("//strong/text()") == ["warm"]


# ---- Who chose easy read stays in it -----------------------------------------------------------------------


def to(*targets: str, address: str = "") -> Document:
    """A page whose easy read has these links."""
    return easy(
        *(replace(idea(None, ""), children=(Link(words("It"), one),)) for one in targets), address=address
    )


def test_links_lead_to_the_easy_read_of_pages_that_have_one() -> None:
    here = to("/day/", "/day/#pay", "/day/#hours", "/plain/", "/", "/day/day.pdf", "#pay", "tel:01632960140")
    plain = Document("Plain", "", (says("We are here."),), address="plain/")
    day = easy(idea(None, "We pay you."), address="day/")
    ways = EasyPages({"": here, "day/": day, "plain/": plain}).ways(gather(here))
    assert ways == {
        "/day/": "/day/easy-read/",
        "/day/#pay": "/day/easy-read/#pay",
        "/": "/easy-read/",
    }
    shown = [link.target for link, _ in gather(led(here, ways)).links]
    assert shown[:5] == ["/day/easy-read/", "/day/easy-read/#pay", "/day/#hours", "/plain/", "/easy-read/"]
    assert EasyPages({"plain/": plain}).ways(gather(plain)) == {}
    assert led(here, {}) is here


EASY = "/// easy-read\n![](symbol:bus) Come by bus. Read [about us](../about/index.md).\n///"


def test_a_site_in_easy_read(tmp_path: Path) -> None:
    """One build: what leads on, what each page calls itself, and the pictures with their credit."""
    about = page("We are the council.", title="About us")
    site(tmp_path, groups__index_md=page(EASY, title="Groups"), about__index_md=about)
    built(tmp_path, website_only=True)
    folder = tmp_path / "outputs" / "site"
    groups = html.parse(folder / "groups" / "easy-read" / "index.html").getroot()
    assert groups.xpath("//*[@class='site-name']/a/@href") == ["../../easy-read/"]
    assert groups.xpath("//nav[@aria-label='Main']//a/@href") == ["./", "../../about/"]
    assert groups.xpath("//nav[@aria-label='Where you are']//a/@href") == ["../../easy-read/"]
    assert groups.xpath("//nav[@aria-label='Standard or easy read']//a/@href") == ["../"]
    assert groups.xpath("//*[@class='idea-words']//a/@href") == ["../../about/"]
    assert groups.xpath("//meta[@name='description']/@content") == ["Come by bus. Read about us."]
    assert groups.xpath("//link[@rel='canonical']/@href") == ["https://involve.example.org/groups/easy-read/"]
    assert groups.findtext(".//title") == "Groups – easy read – Involve Wexmoor"
    assert groups.xpath("//*[@class='all-pictures']/a/@href") == ["../../easy-read/pictures/"]
    assert not html.parse(folder / "about" / "index.html").xpath("//nav[@class='switch']")
    pictures = html.parse(folder / "easy-read" / "pictures" / "index.html").getroot()
    named = {one.findtext("span"): one.find("img") for one in pictures.xpath("//*[@class='pictures']/li")}
    assert {"Bus", "Take part"} <= set(named)
    assert int(named["Bus"].get("width")) >= 96
    assert named["Bus"].get("alt") == "", "the word beside it says the same"
    assert any(one.get("alt") for one in named.values())
    assert (folder / "easy-read" / "pictures" / named["Bus"].get("src")).resolve().is_file()
    assert "B" in [one.text for one in pictures.iter("h2")]
    assert "OpenMoji" in pictures.xpath("//*[contains(@class, 'credit')]")[0].text_content()
    assert "easy-read/pictures/" in (folder / "sitemap.xml").read_text("utf-8")


def test_easy_read_inside_a_quote_has_a_summary() -> None:
    """It counts as easy read wherever it stands, so its first idea can be told."""
    inside = Quote((EasyRead((Idea(None, "", (Text("Words here."),)),)),))
    document = Document("A", "B.", (inside,))
    assert has_ideas(document)
    assert easy_read_summary(document) == "Words here."
