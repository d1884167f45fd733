"""What browsers may do with our pages, and what no file for programs may say of people."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import html
from PIL import Image
from playwright.sync_api import Browser

from builder import open_data, subscriptions
from builder.checks.browser import started
from builder.content import read_content
from builder.sources import read_glossary
from builder.theme import themes_folder
from builder.website import security
from builder.website.search.index import ADDRESS, index
from builder.website.search.said import said
from builder.words import document_text
from tests.support import wexmoor
from tests.support.sites import built, page, sample_documents, site, write
from tests.support.wexmoor import TODAY

SECRET = "Zyxwander"  # stands for what only staff may know
NEVER = (
    *(r"document\.cookie", r"\bfetch\(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource"),
    *(
        r"\beval\(",
        "new Function",
        r"\.innerHTML\s*=",
        r"document\.write",
        r"https?://(?!www\.w3\.org/2000/svg)",
    ),
)
ROOT = "https://involve.example.org/"
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
_PHONE = re.compile(r"(?<!\w)(?:\+44|0)[\d\s()-]{8,16}\d")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|Councillor) [A-Z]\w+")


def of_answers(answers: dict[str, object]) -> str:
    """A page of these answers and no words of its own, with a note that only officers see."""
    return f"---\n# {SECRET} asked for this\n{yaml.safe_dump(answers, allow_unicode=True)}---\n"


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site whose officers note a name wherever they can."""
    taken = Image.Exif()
    taken[0x013B] = SECRET  # who took it
    photo = io.BytesIO()
    Image.new("RGB", (60, 40), "grey").save(photo, "JPEG", exif=taken)
    folder = site(tmp_path_factory.mktemp("security"))
    write(folder, "content/opportunities/day-centres.md", of_answers(wexmoor.OPPORTUNITY))
    write(folder, "content/events/talk.md", of_answers(wexmoor.EVENT))
    write(folder, "content/venues/the-orchard.md", of_answers(wexmoor.VENUE))
    waits = {"title": SECRET, "summary": SECRET, **wexmoor.FEEDBACK, "date": "19 March 2027"}
    write(folder, "content/feedback/day-centres.md", of_answers(waits))
    write(folder, "content/about.md", page("![The door](door.jpg)", title="About us"))
    write(folder, "content/door.jpg", photo.getvalue())
    write(folder, "content/not-linked.pdf", SECRET)
    write(folder, "content/.notes.txt", SECRET)
    write(folder, "content/notes.txt", SECRET)
    built(folder, TODAY, website_only=True)
    return folder / "outputs" / "site"


def test_what_officers_keep_to_themselves_is_in_no_file(website: Path) -> None:
    files = [path for path in website.rglob("*") if path.is_file()]
    assert len(files) > 30
    secret = SECRET.encode()
    assert not [path for path in files if secret in path.read_bytes() or SECRET in path.name]


# ---- The policy -------------------------------------------------------------------------------------------


def test_the_policy_lets_in_the_site_itself_and_nothing_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in security.policy().split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == "'none'"
    assert set(rules.values()) == {"'self'"}
    assert "unsafe" not in security.policy()
    assert security.policy(security.FILES) == security.policy().replace("'self'", "file:")


def test_every_page_carries_the_policy_before_anything_is_loaded(website: Path) -> None:
    pages = sorted(website.rglob("*.html"))
    assert website / "404.html" in pages
    for path in pages:
        head = html.parse(str(path)).getroot().find("head")
        first = next(element for element in head if element.get("charset") is None)
        assert first.get("http-equiv") == "Content-Security-Policy", path
        assert first.get("content") == security.policy(), path


def test_nothing_is_written_into_pages_that_the_policy_would_have_to_allow(website: Path) -> None:
    for path in website.rglob("*.html"):
        tree = html.parse(str(path))
        assert not tree.xpath("//style | //script[not(@src)] | //iframe | //object | //embed | //base"), path
        assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]"), path
        assert not tree.xpath("//a[starts-with(@href, 'javascript:')]"), path
        for url in tree.xpath("//@src | //@srcset | //@poster | //@action | //link[@rel!='canonical']/@href"):
            assert not urlsplit(url).scheme, (path, url)
            assert not urlsplit(url).netloc, (path, url)


def test_scripts_set_no_cookies_and_ask_nobody() -> None:
    scripts = sorted((themes_folder() / "involve").rglob("*.js"))
    assert scripts
    for path in scripts:
        words = path.read_text("utf-8")
        for never in (
            "document.cookie",
            "fetch(",
            "XMLHttpRequest",
            "sendBeacon",
            "WebSocket",
            "EventSource",
        ):
            assert never not in words, (path.name, never)
        for never in (r"\beval\(", r"new Function", r"\.innerHTML\s*=", r"document\.write", r"https?://"):
            assert not re.search(never, words), (path.name, never)


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """The headers of each path in a `_headers` file."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
        else:
            rules[line] = {}
    return rules


def test_hosts_are_told_the_headers(website: Path) -> None:
    rules = rules_of((website / "_headers").read_text("utf-8"))
    assert rules["/*"] == security.headers(ROOT)
    told = [(path, name) for path, said in rules.items() for name in said]
    for path, name in told:
        others = [other for other, same in told if same == name and other != path]
        assert not any(path.startswith(other.rstrip("*")) for other in others), "hosts join them to one line"
    for path in rules:
        assert (website / path.strip("/*")).exists(), path


def test_what_hosts_may_keep_for_long_has_a_version_in_its_address(website: Path) -> None:
    rules = rules_of((website / "_headers").read_text("utf-8"))
    kept = {path for path, said in rules.items() if "immutable" in said.get("Cache-Control", "")}
    assert {"/involve/site.css", "/involve/search-index.js", "/involve/reading.js"} <= kept
    for path in website.rglob("*.html"):
        tree = html.parse(str(path))
        for url in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //@data-index"):
            address = urlsplit(url)
            assert f"/involve/{Path(address.path).name}" in kept, (path, url)
            assert re.fullmatch(r"[0-9a-f]{8}", address.query), (path, url)


def test_only_a_host_of_its_own_is_bound_to_https() -> None:
    name = "Strict-Transport-Security"
    assert security.headers(ROOT)[name] == "max-age=31536000"
    assert name not in security.headers("https://www.example.org/involve/")
    assert name not in security.headers("http://involve.example.org/")


def test_search_engines_are_told_where_the_map_is(website: Path) -> None:
    lines = (website / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {ROOT}sitemap.xml" in lines
    assert (website / "sitemap.xml").is_file()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


class _Host(SimpleHTTPRequestHandler):
    """A host that sends our headers."""

    def end_headers(self) -> None:
        for name, value in security.headers().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def _with_headers(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.chromium
def test_a_browser_stops_nothing_of_ours_and_everything_else(website: Path, browser: Browser) -> None:
    with _with_headers(website) as address:
        context = browser.new_context()
        shown = context.new_page()
        stopped: list[str] = []
        shown.on("console", lambda message: stopped.append(message.text))
        for path in sorted(website.rglob("index.html")):
            shown.goto(address + path.parent.relative_to(website).as_posix() + "/")
        shown.get_by_role("searchbox").fill("orchard")
        shown.get_by_role("searchbox").press("Enter")
        shown.wait_for_url("**/all-pages/?q=orchard*")
        assert not stopped
        assert not context.cookies()
        shown.evaluate(
            """() => {
                const script = document.createElement('script');
                script.textContent = 'window.ran = true';
                const style = document.createElement('style');
                style.textContent = 'body { color: red }';
                const picture = new Image(); picture.src = 'https://tracker.example.org/it.png';
                document.body.append(script, style, picture);
            }"""
        )
        assert not shown.evaluate("window.ran")
        for kind in ("script-src", "style-src", "img-src"):
            assert any(kind in line for line in stopped), kind
        context.close()


# ---- Of the sample site: what programs and search engines are told ----------------------------------------


@pytest.fixture(scope="module")
def told(borough: Path) -> dict[str, str]:
    """Feeds, calendars, open data and the search index of the sample site, by their addresses."""
    catalogue, _ = read_content(borough / "content", TODAY)
    glossary, _ = read_glossary(borough / "content")
    files = {**subscriptions.files(catalogue), **open_data.files(catalogue)}
    documents = list(sample_documents(borough))
    texts = {name: content.decode().replace("\r\n ", "") for name, content in files.items()}
    return texts | {ADDRESS: index(documents, lambda one: said(one, {}), (), glossary, "en-GB")}


@pytest.fixture(scope="module")
def ours(borough: Path) -> str:
    """What officers wrote of the organisation: its contacts, venues and groups."""
    content = borough / "content"
    files = [content / "site.yml", *sorted(content.glob("venues/*.md")), *sorted(content.glob("groups/*.md"))]
    return "\n".join(path.read_text("utf-8") for path in files)


def test_they_say_no_way_to_reach_anybody_but_the_organisation(told: dict[str, str], ours: str) -> None:
    digits = {re.sub(r"\D", "", phone) for phone in _PHONE.findall(ours)}
    assert len(told) > 10
    for name, text in told.items():
        own = {"involve.example.org"} if name.endswith(".ics") else set()  # of the names of meetings
        mails = {mail for mail in _EMAIL.findall(text) if mail.rpartition("@")[2] not in own}
        assert mails <= set(_EMAIL.findall(ours)), name
        assert set(_POSTCODE.findall(text)) <= set(_POSTCODE.findall(ours)), name
        if name != ADDRESS:
            assert {re.sub(r"\D", "", phone) for phone in _PHONE.findall(text)} <= digits, name


def test_they_name_nobody(told: dict[str, str]) -> None:
    for name, text in told.items():
        assert not _TITLED.findall(text), name


def test_long_numbers_in_the_search_index_are_phone_numbers_on_pages(
    told: dict[str, str], borough: Path
) -> None:
    written = json.loads(told[ADDRESS].partition("=")[2].rstrip(";\n"))
    words = [""]
    for coded in written["words"].split(" "):
        words.append(words[-1][: int(coded[0], 36)] + coded[1:])
    numbers = {word for word in words if re.fullmatch(r"\d{9,}", word)}
    shown = "\n".join(line for document in sample_documents(borough) for line in document_text(document))
    phones = {re.sub(r"\D", "", phone) for phone in _PHONE.findall(shown)}
    assert numbers
    assert not [number for number in numbers if not any(number in phone for phone in phones)]
