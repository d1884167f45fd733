"""The looks: sober CSS, and templates that give good HTML."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from lxml import html
from mkdocs.utils.templates import url_filter

from builder import theme
from builder.document import Document
from builder.schema.site import Contact, Site
from builder.website import security

LOOKS = theme.themes_folder() / "involve"
CSS = "".join(path.read_text("utf-8") for path in sorted((theme.themes_folder() / "css").iterdir()))
TEMPLATES = sorted(LOOKS.rglob("*.html"))


def test_every_property_in_use_is_a_token() -> None:
    made = set(re.findall(r"--([\w-]+):", theme.token_css()))
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) <= made


def test_tokens_become_css() -> None:
    light, dark = theme.token_css().split("@media (prefers-color-scheme:dark)")
    assert f"--paper:{theme.tokens()['light']['paper']};" in light
    assert f"--paper:{theme.tokens()['dark']['paper']};" in dark
    assert "--space-m:1rem;" in light
    assert "--type-body:1.1875rem;" in light
    assert "--type-measure:68ch;" in light
    assert "space" not in dark


def test_css_is_small_and_asks_for_nothing_from_elsewhere() -> None:
    assert len(CSS.encode()) <= 24 * 1024
    assert "@import" not in CSS
    for address in re.findall(r"url\(([^)]*)\)", CSS):
        assert re.fullmatch(r'"fonts/atkinson-(regular|bold)\.woff2"', address)
    assert CSS.count("{") == CSS.count("}")


def test_css_turns_with_the_direction_of_the_language() -> None:
    physical = r"(margin|padding|border)-(left|right)|text-align:\s*(left|right)|[\s;{](left|right|float):"
    assert not re.search(physical, CSS)


@pytest.mark.parametrize("query", ["forced-colors: active", "prefers-reduced-motion: no-preference", "print"])
def test_css_heeds_the_reader(query: str) -> None:
    assert re.search(rf"@media \(?{query}", CSS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_allow_a_strict_content_security_policy(path: Path) -> None:
    # Our own files, never inline; only what readers have chosen is set before the page is seen.
    script = (
        r"""<script src="\{\{ (website \}\}/involve/reading\.js"|"""
        r"""\('involve/reading\.js' ~ version\)\|url \}\}"|"""
        r"""\('involve/[\w-]+\.js' ~ version\)\|url \}\}" defer)></script>"""
    )
    text = re.sub(script, "", path.read_text("utf-8"))
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|https?://(?!www\.w3\.org/)", text)


# ---- Templates ---------------------------------------------------------------------------------------------

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say on care & support.",
    address="https://involve.example.org/",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats={"phone": "01632 960 100", "email": "formats@example.org"},
)
CARD = {
    "title": "Buses & <you>",
    "url": "buses/",
    "summary": "Tell us.",
    "date": "3 March 2027",
    "formats": ["Word"],
}
COMMON: dict[str, Any] = {
    "site": SITE,
    "base_url": ".",
    "policy": security.policy(),
    "referrer": security.REFERRER,
    "version": "?abcd1234",
    "sections": [
        {"title": "Get involved", "url": "opportunities/", "current": True},
        {"title": "What changed", "url": "feedback/", "current": False},
    ],
    "crumbs": [("Home", "."), ("Get involved", "opportunities/")],
    "statement": "<p>It is free.</p>",
    "statement_heading": "Do you need this in another format?",
}
FULL = {
    "published": "Published by Wexmoor Borough Council, 3 March 2027",
    "formats": [
        {
            "key": "large-print",
            "name": "Large print (PDF)",
            "url": "a/b/b.pdf",
            "extent": "8 pages",
            "size": "120 KB",
        }
    ],
    "audio": {
        "url": "a/b/b.mp3",
        "extent": "6 minutes",
        "voice": "Read by Ann.",
        "file_url": "a/b/b.mp3",
        "size": "3.4 MB",
        "cues_url": "a/b/b.cues.js",
        "transcript_url": "a/b/b.txt",
        "title_place": "s.1",
        "summary_place": "s.2",
    },
    "other_view_url": "a/b/easy-read/",
    "contents": [("One", "one")],
    "cards": [CARD, {**CARD, "title": "about us", "date": "", "formats": []}],
    "pages": [("Buses & <you>", "buses/", "Tell us."), ("about us", "about/", "")],
    "checked_line": "Checked by Wexmoor People First on 3 March 2027.",
    "credit": "Pictures by OpenMoji.",
    "previous": ("Day centres", "opportunities/day-centres/"),
    "next": ("Home care", "opportunities/home-care/"),
}
PAGES = ("main.html", "easy-read.html", "section.html", "home.html", "all-pages.html", "404.html")


@cache
def environment() -> jinja2.Environment:
    """Templates as MkDocs runs them for us: with its `url` filter, and strings escaped."""
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(str(LOOKS)), autoescape=True)
    made.filters["url"] = url_filter
    return made


HEARD = {"says": "Listen", "parts": [{"title": "One", "section": "one", "begin": 12.5, "time": "0:12"}]}


def render(template: str, lang: str = "en-GB", **more: Any) -> str:
    """A page about buses, or one of the theme's own pages."""
    document = Document("Buses & <you>", "Tell us.", (), address="a/b/", lang=lang)
    page = SimpleNamespace(
        title=document.title,
        url="a/b/",
        content='<h2 id="one">One</h2><p>Words.</p>',
        heard=HEARD,
        canonical_url="https://involve.example.org/a/b/",
    )
    shown = {"page": None} if template == "404.html" else {"page": page, "doc": document}
    return environment().get_template(template).render(**COMMON | shown | more)


@pytest.mark.parametrize("variables", [{}, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("template", PAGES)
def test_a_page_has_its_landmarks_and_headings_in_order(template: str, variables: dict[str, Any]) -> None:
    tree = html.document_fromstring(render(template, **variables))
    for landmark in ("header", "main", "footer"):
        assert len(tree.findall(f".//{landmark}")) == 1
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    places = [address[1:] for address in tree.xpath("//a/@href") if address.startswith("#")]
    assert set(tree.xpath("//@aria-labelledby")) | set(places) <= set(ids)
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in tree.iter("nav")]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("template", PAGES)
def test_ids_clash_with_no_heading_of_an_author(template: str) -> None:
    """Ids of headings have no dot, so an author may call a section “Main”, “Listen” or “Other formats”."""
    headings = {"main", "listen", "formats", "other-formats", "other-formats-heading", "letter-b"}
    page = SimpleNamespace(
        title="Buses",
        url="a/b/",
        heard=HEARD,
        content="".join(f'<h2 id="{name}">Words</h2>' for name in sorted(headings)),
    )
    tree = html.document_fromstring(render(template, **FULL | {"contents": []} | {"page": page}))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    ours = set(ids) - headings
    assert {"page.main", "page.other-formats"} <= ours
    assert all("." in name for name in ours)
    pointed = {address[1:] for address in tree.xpath("//a/@href") if address.startswith("#")}
    assert pointed | set(tree.xpath("//@aria-labelledby")) <= ours
    assert tree.get_element_by_id("page.main").tag == "main"
    assert "other-formats" in tree.get_element_by_id("page.other-formats").get("class").split()


@pytest.mark.parametrize("template", PAGES)
def test_titles_and_strings_are_escaped(template: str) -> None:
    text = render(template, **FULL)
    assert "<you>" not in text
    assert "&amp;lt;" not in text
    assert "&amp;amp;" not in text


def test_titles_say_page_and_site() -> None:
    def title(template: str, **more: Any) -> str | None:
        return html.document_fromstring(render(template, **more)).findtext(".//title")

    assert title("main.html") == "Buses & <you> – Involve Wexmoor"
    assert title("easy-read.html", view="easy-read") == "Buses & <you> – easy read – Involve Wexmoor"
    assert title("home.html") == "Involve Wexmoor – Wexmoor Borough Council"
    assert title("404.html") == "Page not found – Involve Wexmoor"


def test_links_are_relative_to_the_page() -> None:
    tree = html.document_fromstring(render("main.html", **FULL))
    assert "../../involve/site.css?abcd1234" in tree.xpath("//link/@href")
    assert "b.pdf" in tree.xpath("//a/@href")
    assert tree.xpath("string(//audio/@preload)") == "none"


def test_a_page_that_is_not_there_has_links_from_the_root() -> None:
    tree = html.document_fromstring(render("404.html", base_url="/council/"))
    assert "/council/involve/site.css?abcd1234" in tree.xpath("//link/@href")
    assert "/council/all-pages/" in tree.xpath("//a/@href")


def test_other_languages_mark_the_interface_as_english() -> None:
    tree = html.document_fromstring(render("main.html", lang="ur", **FULL))
    assert (tree.get("lang"), tree.get("dir")) == ("ur", "rtl")
    parts = tree.xpath("//header | //footer | //main//section")
    assert len(parts) == 5
    for part in parts:
        assert (part.get("lang"), part.get("dir")) == ("en-GB", "ltr")


def test_a_preview_leaves_the_policy_out_so_that_it_can_reload() -> None:
    assert "default-src 'none'" in html.document_fromstring(render("main.html")).xpath("//meta/@content")[0]
    assert "default-src" not in render("main.html", policy=None)


def test_pages_are_listed_by_their_first_letter_whatever_its_case() -> None:
    tree = html.document_fromstring(render("all-pages.html", **FULL))
    assert [heading.text for heading in tree.xpath("//section[@class='letter']/h2")] == ["A", "B"]


def test_the_sitemap_has_addresses_and_no_clock() -> None:
    site = SimpleNamespace(root="https://involve.example.org/?x&y=")
    text = environment().get_template("sitemap.xml").render(site=site, addresses=["", "about/"])
    assert "<loc>https://involve.example.org/?x&amp;y=</loc>" in text
    assert "<loc>https://involve.example.org/?x&amp;y=about/</loc>" in text
    assert "lastmod" not in text
