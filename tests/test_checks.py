"""Each check of a site finds what it is for on pages broken on purpose, and nothing on a good one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from builder.checks import axe, keyboard, links, network, noscript, pages, targets, zoom
from builder.checks.browser import started
from builder.checks.views import DESKTOP, View
from builder.checks.visit import Visit
from builder.results import Finding
from builder.serving import served

pytestmark = pytest.mark.chromium

GOOD = """\
<h1>Day centres</h1>
<p>We are planning new hours. Read <a href="#more">more about the hours</a> or call us today.</p>
<p><button type="button">Show the hours</button></p>
<h2 id="more">More</h2>
<p>The centres open at nine.</p>
"""
FRAME = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Day centres</title>
<link rel="icon" href="data:,">
<style>
body {{ font: 18px/1.5 sans-serif; }}
:focus-visible {{ outline: 3px solid #000; outline-offset: 2px; }}
button {{ font: inherit; min-height: 44px; }}
{style}
</style>{head}</head><body><main>{body}</main></body></html>
"""
LONG = "Wexmoor asks everybody who uses a day centre what would suit them best."

# What is wrong with a page, the check that finds it, its style and body, and what the finding says.
BROKEN = {
    "a picture without words": (
        axe.check,
        "",
        '<img src="data:," alt>'.replace(" alt", ""),
        "alternative text",
    ),
    "pale words": (axe.check, "p { color: #aaa; }", GOOD, "color contrast"),
    "pale words on a picture": (
        axe.check,
        "p { color: #999; background: linear-gradient(#fff, #eee); }",
        GOOD,
        "Needs a person",
    ),
    "no ring": (keyboard.check, ":focus-visible { outline: 0; }", GOOD, "no ring"),
    "a ring that is cut off": (
        keyboard.check,
        "p { overflow: hidden; } a { display: inline-block; } a:focus-visible { outline-offset: 40px; }",
        GOOD,
        "Nobody can see",
    ),
    "a pale ring": (keyboard.check, ":focus-visible { outline-color: #ddd; }", GOOD, "no ring"),
    "a covered link": (
        keyboard.check,
        "h1 { position: fixed; inset: 0; background: #fff; }",
        GOOD,
        "behind something",
    ),
    "a link off the screen": (keyboard.check, "a { position: fixed; left: -999px; }", GOOD, "off the screen"),
    "an order of its own": (
        keyboard.check,
        "",
        GOOD.replace("<button", '<button tabindex="1"'),
        "earlier in the page",
    ),
    "an order against the screen": (
        keyboard.check,
        "p { display: flex; flex-direction: row-reverse; }",
        '<p><a href="#a">One</a><a href="#b">Two</a></p>',
        "against the order",
    ),
    "a link that sends the focus on": (
        keyboard.check,
        "",
        GOOD + "<script>document.querySelector('a').addEventListener('focus', () =>"
        "document.querySelector('button').focus())</script>",
        "never comes here",
    ),
    "a trap": (
        keyboard.check,
        "",
        GOOD + "<script>document.querySelector('button').addEventListener('keydown', event => {"
        "if (event.key === 'Tab') event.preventDefault(); })</script>",
        "does not lead away",
    ),
    "a circle": (
        keyboard.check,
        "",
        GOOD + "<script>document.querySelector('button').addEventListener('keydown', event => {"
        "if (event.key === 'Tab') { event.preventDefault(); document.querySelector('a').focus(); } })"
        "</script>",
        "never leaves",
    ),
    "a way back that is another": (
        keyboard.check,
        "",
        GOOD + "<script>document.querySelector('button').addEventListener('keydown', event => {"
        "if (event.key === 'Tab' && event.shiftKey) event.preventDefault(); })"
        "</script>",
        "do not go back",
    ),
    "a wide part": (zoom.reflow, "h2 { width: 900px; }", GOOD, "wider than the screen"),
    "words that small screens miss": (
        zoom.reflow,
        "@media (max-width: 30rem) { h2 { display: none; } }",
        GOOD,
        "not there: “More”",
    ),
    "words cut off when narrow": (
        zoom.reflow,
        "p { height: 3em; overflow: hidden; }",
        f"<h1>Hours</h1><p>{LONG * 3}</p>",
        "cut off",
    ),
    "a bar over half the screen": (
        zoom.reflow,
        "h1 { position: sticky; top: 0; height: 200px; }",
        GOOD,
        "less than half",
    ),
    "a box of fixed height": (
        zoom.spacing,
        "p { height: 1.6em; overflow: hidden; width: 700px; }",
        f"<h1>Hours</h1><p>{LONG}</p>",
        "cut off",
    ),
    "lines that run together": (
        zoom.spacing,
        "p { height: 1.5em; margin: 0; }",
        f"<h1>Hours</h1><p>{LONG}</p><p>{LONG}</p>",
        "over other words",
    ),
    "a small button": (targets.check, "button { min-height: 20px; }", GOOD, "smaller than 44"),
    "links side by side": (
        targets.check,
        "p a { font-size: 12px; display: block; line-height: 1.2; }",
        '<h1>Hours</h1><p><a href="#a">One</a><a href="#b">Two</a></p>',
        "smaller than 24",
    ),
    "words that only scripts show": (
        noscript.check,
        "h2 { display: none; } .js h2 { display: block; }",
        GOOD + "<script>document.documentElement.className = 'js'</script>",
        "not shown: “More”",
    ),
    "links that only scripts make": (
        noscript.check,
        "",
        GOOD + "<script>document.querySelector('p').innerHTML += '<a href=#new>New</a>'</script>",
        "Only JavaScript",
    ),
    "a picture from elsewhere": (
        network.check,
        "",
        '<h1>Hours</h1><img src="http://pictures.invalid/a.png" alt="Map">',
        "another host",
    ),
    "a script that fails": (network.check, "", GOOD + "<script>nothing.there()</script>", "reports an error"),
    "sound before anybody asks": (
        network.check,
        "",
        '<h1>Hours</h1><audio controls preload="auto" src="a.mp3"></audio>',
        "before anybody plays",
    ),
    "a page too heavy": (
        network.check,
        "",
        GOOD + "".join(f"<p>{number * 7919 % 1000003:x}</p>" for number in range(20000)),
        "may be 40 KB",
    ),
    "a dead link": (links.check, "", '<a href="hours/">Hours</a>', "not there"),
    "a dead place": (links.check, "", '<a href="#hours">Hours</a>', "a place in a page"),
    "a dead picture": (links.check, "", '<img src="map.png" alt="Map">', "file that is not there"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


def looked(
    check: Any, browser: Browser, site: Path, body: str, *, style: str = "", head: str = ""
) -> list[Finding]:
    """What a check finds on a site of one page."""
    (site / "index.html").write_text(FRAME.format(style=style, head=head, body=body), "utf-8")
    (site / "a.mp3").write_bytes(b"\xff\xfb\x90\x00" * 500)
    check = partial(check, views=(DESKTOP,)) if check is axe.check else check
    with served(site) as address:
        return list(check(Visit(browser, address, site, pages.all_pages(site))))


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str, browser: Browser, tmp_path: Path) -> None:
    check, style, body, told = BROKEN[name]
    found = looked(check, browser, tmp_path, body, style=style)
    assert any(told in finding.what for finding in found), found


@pytest.mark.parametrize(
    "check",
    [
        *(axe.check, keyboard.check, zoom.reflow, zoom.spacing),
        *(targets.check, noscript.check, network.check, links.check),
    ],
)
def test_a_good_page_has_no_findings(check: Any, browser: Browser, tmp_path: Path) -> None:
    assert looked(check, browser, tmp_path, GOOD) == []


def test_the_index_of_the_search_is_no_part_of_a_page(browser: Browser, tmp_path: Path) -> None:
    numbers = " ".join(sha256(str(number).encode()).hexdigest() for number in range(2000))
    (tmp_path / "search-index.js").write_text(f"// {numbers}", "utf-8")
    (tmp_path / "other.js").write_text(f"// {numbers}", "utf-8")
    for name, many in (("search-index", 0), ("other", 1)):
        body = GOOD + f'<script src="{name}.js?1a2b3c4d"></script>'
        assert len(looked(network.check, browser, tmp_path, body)) == many


def test_a_policy_is_kept(browser: Browser, tmp_path: Path) -> None:
    policy = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""
    found = looked(network.check, browser, tmp_path, GOOD + "<script>let hours = 9</script>", head=policy)
    assert [(one.what, one.where) for one in found] == [
        ("The page’s security policy does not allow this.", "script-src-elem: inline")
    ]


def test_a_reading_of_words_on_a_picture_settles_what_axe_leaves_open(
    browser: Browser, tmp_path: Path
) -> None:
    style = "p { color: #222; background: linear-gradient(#fff, #eee); }"
    assert looked(axe.check, browser, tmp_path, GOOD, style=style) == []


def test_colours_may_be_written_in_any_way(browser: Browser, tmp_path: Path) -> None:
    style = "p { color: color(srgb %s); background: linear-gradient(#fff, #eee); }"
    style += ":focus-visible { outline-color: oklch(0 0 0); }"
    assert looked(axe.check, browser, tmp_path, GOOD, style=style % "0.1 0.1 0.1") == []
    assert looked(keyboard.check, browser, tmp_path, GOOD, style=style % "0.1 0.1 0.1") == []
    (found, *_) = looked(axe.check, browser, tmp_path, GOOD, style=style % "0.6 0.6 0.6")
    assert "Needs a person" in found.what
    assert found.criterion == "", "nobody knows yet that it breaks one"


MIXED = """<h1>Hours</h1><p dir="%s">%s</p>"""
LINKS = '<a href="mailto:a@example.org">a@example.org</a> %s <a href="tel:01632960100">01632 960 100</a>'


@pytest.mark.parametrize("between", ["", "or"])
def test_a_run_against_its_line_is_in_the_order_of_its_own_words(
    between: str, browser: Browser, tmp_path: Path
) -> None:
    assert looked(keyboard.check, browser, tmp_path, MIXED % ("rtl", LINKS % between)) == []
    assert looked(keyboard.check, browser, tmp_path, MIXED % ("rtl", LINKS % "أو")) == []
    hebrew = '<a href="#a">שלום</a> <a href="#b">עולם</a>'
    assert looked(keyboard.check, browser, tmp_path, MIXED % ("ltr", hebrew)) == []


def test_an_order_against_the_screen_is_found_from_right_to_left_too(
    browser: Browser, tmp_path: Path
) -> None:
    style = "p { display: flex; flex-direction: row-reverse; }"
    found = looked(keyboard.check, browser, tmp_path, MIXED % ("rtl", LINKS % ""), style=style)
    assert any("against the order" in one.what for one in found)


def test_forced_colours_are_no_barrier(browser: Browser, tmp_path: Path) -> None:
    style = "main { color: #fff; background: #003; } a { color: #9cf; }"
    forced = partial(axe.check, views=(View(1280, 900, "forced colours"),))
    assert looked(forced, browser, tmp_path, GOOD, style=style) == []


def test_a_wide_table_may_scroll_in_a_region_of_its_own(browser: Browser, tmp_path: Path) -> None:
    row = "".join(f"<td>{LONG[:20]}</td>" for _ in range(12))
    table = f'<table><caption>Hours</caption><tr><th scope="row">Monday</th>{row}</tr></table>'
    style = ".table-scroll { overflow-x: auto; }"
    marked = f'<div class="table-scroll" role="region" aria-label="Hours" tabindex="0">{table}</div>'
    assert looked(zoom.reflow, browser, tmp_path, marked, style=style) == []
    found = looked(zoom.reflow, browser, tmp_path, f'<div class="table-scroll">{table}</div>', style=style)
    assert any("wider than the screen" in finding.what for finding in found)


def test_links_to_the_site_by_its_own_name_are_followed(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "hours").mkdir()
    (tmp_path / "hours" / "index.html").write_text('<p id="nine">Nine</p>', "utf-8")
    home = "https://involve.example.org/"
    names = ("hours/#nine", "hours/", "hours/#ten", "days/")
    body = (
        "".join(f'<a href="{home}{name}">x</a>' for name in names) + '<a href="https://example.org/x">y</a>'
    )
    (tmp_path / "index.html").write_text(body, "utf-8")
    found = list(links.check(Visit(browser, "", tmp_path, (), home)))
    assert [finding.where for finding in found] == [f"{home}hours/#ten", f"{home}days/"]


def test_one_page_of_each_kind_is_the_longest(tmp_path: Path) -> None:
    for name, size in (
        ("", 9),
        ("events/", 1),
        ("events/a/", 3),
        ("events/b/", 5),
        ("events/b/easy-read/", 1),
    ):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("x" * size, "utf-8")
    (tmp_path / "404.html").write_text("Lost", "utf-8")
    assert pages.one_of_each_kind(tmp_path) == ("", "404.html", "events/", "events/b/", "events/b/easy-read/")
    assert len(pages.all_pages(tmp_path)) == 6
