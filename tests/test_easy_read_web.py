"""Easy read on the website: links that lead somewhere, and no marks of notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from builder.context import Context
from builder.document import Document, Link, Section, Text
from builder.ideas import easy_read_text
from builder.writers import easy_read
from tests.support.documents import says, words
from tests.support.easy import MARKED, SITE, easy, idea


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
