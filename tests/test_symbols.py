"""Pictures for easy read: the curated table, the organisation's own pictures, SVG and PNG."""

import io
import tomllib
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest
import resvg_py
from PIL import Image

from builder import symbols
from builder.messages import BuildError
from builder.theme import themes_folder

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'
WICKED = SQUARE.replace(b"<rect", b'<rect onclick="alert(1)"')

# Geneva Conventions Act 1957, section 6: the red cross, and the white cross on red, are not for us to use.
EMBLEMS = {"1F3E5", "E090", "E140", "E300", "E301", "E302", "E303", "E307", "E309", "E30A", "E30B"} | {
    "1F415-200D-1F9BA"
}


def table() -> list[tuple[str, dict]]:
    shelves = tomllib.loads((themes_folder() / "symbols.toml").read_text("utf-8")).values()
    return [(name, row) for shelf in shelves for name, row in shelf.items()]


def photograph(kind: str, size: tuple[int, int], **options) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# ---- The table ---------------------------------------------------------------------------------------------


def test_the_table_is_long_and_its_names_are_plain() -> None:
    names = [name for name, _ in table()]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalpha() and name == name.lower() for name in names)
    assert symbols.names() == tuple(sorted(names))


def test_one_drawing_means_one_thing() -> None:
    codes = Counter(row["code"] for _, row in table())
    assert [code for code, count in codes.items() if count > 1] == []
    assert EMBLEMS.isdisjoint(codes)


def test_each_word_leads_to_one_concept() -> None:
    words = Counter(word for _, row in table() for word in row["words"])
    assert [word for word, count in words.items() if count > 1] == []
    assert {word.replace(" ", "-") for word in words}.isdisjoint(name for name, _ in table())


@pytest.mark.parametrize("shelf", range(4))
def test_every_concept_has_a_drawing_that_shows_something(shelf: int) -> None:
    for name in symbols.names()[shelf::4]:
        symbol = symbols.find(name)
        assert symbol
        assert symbol.alt.strip()
        assert not symbol.own
        assert symbols.problem(symbol) is None
        picture = opened(symbols.png(symbol, 300)).convert("RGBA")
        assert picture.size == (300, 300)
        inked = sum(picture.getchannel("A").histogram()[128:])
        assert inked > 300 * 300 * 0.02, name


def test_cleaning_does_not_change_a_drawing() -> None:
    for name in symbols.names()[::12]:
        symbol = symbols.find(name)
        assert symbol
        raw = resvg_py.svg_to_bytes(svg_string=symbol.data.decode(), width=90, skip_system_fonts=True)
        assert bytes(raw) == symbols.png(symbol, 90)


# ---- Finding and suggesting --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bank-card", "Bank card", " BANK-CARD "])
def test_case_and_hyphens_do_not_matter(name: str) -> None:
    symbol = symbols.find(name)
    assert symbol
    assert symbol.name == "bank-card"
    assert symbol.alt == "bank card"


@pytest.mark.parametrize("name", ["appointment", "calender", "", "dementia", "../calendar"])
def test_names_are_never_guessed(name: str) -> None:
    assert symbols.find(name) is None


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("appointment", "calendar"),
        ("calender", "calendar"),
        ("Calendars", "calendar"),
        ("social workers", "officer"),
        ("step free", "wheelchair-access"),
        ("email", "e-mail"),
        ("hospital-appointment", "hospital"),
        ("telefone", "phone"),
        ("complaints", "speak-up"),
    ],
)
def test_suggestions(asked: str, meant: str) -> None:
    near = symbols.suggest(asked)
    assert meant in near
    assert len(near) <= 3
    assert all(symbols.find(name) for name in near)


@pytest.mark.parametrize(
    "asked", ["", "qqqq", "free", "dementia", "sign language", "learning disability", "translate"]
)
def test_no_suggestion_is_better_than_a_wild_one(asked: str) -> None:
    assert symbols.suggest(asked) == ()


def test_a_word_that_only_looks_alike_is_not_suggested() -> None:
    assert symbols.suggest("nurse") == ("doctor",)


# ---- The organisation's own pictures -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "svg", "jpg", "JPEG"])
def test_an_own_picture_wins(tmp_path: Path, kind: str) -> None:
    data = SQUARE if kind == "svg" else photograph("PNG" if kind == "png" else "JPEG", (400, 300))
    (tmp_path / f"Bank Card.{kind}").write_bytes(data)
    symbol = symbols.find("bank-card", tmp_path)
    assert symbol
    assert symbol.own
    assert symbol.alt == "bank card"
    assert symbol.data == data
    assert symbols.problem(symbol) is symbols.problem(tmp_path / f"Bank Card.{kind}") is None
    assert opened(symbols.png(symbol, 200)).size == ((200, 100) if kind == "svg" else (200, 150))
    assert (symbols.svg(symbol) is None) == (kind != "svg")
    assert opened(symbols.png(symbol, 200)).format == "PNG"


def test_an_own_concept_is_found_and_suggested(tmp_path: Path) -> None:
    (tmp_path / "wexmoor-hub.svg").write_bytes(SQUARE)
    (tmp_path / "notes.docx").write_bytes(b"not a picture")
    assert symbols.find("Wexmoor hub", tmp_path)
    assert symbols.suggest("wexmor hub", tmp_path) == ("wexmoor-hub",)
    assert "wexmoor-hub" in symbols.names(tmp_path)
    assert [path.name for path in symbols.own_pictures(tmp_path)] == ["wexmoor-hub.svg"]


def test_a_drawing_comes_before_a_photograph_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "hub.jpg").write_bytes(photograph("JPEG", (400, 400)))
    (tmp_path / "hub.svg").write_bytes(SQUARE)
    symbol = symbols.find("hub", tmp_path)
    assert symbol
    assert symbol.data == SQUARE


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert symbols.own_pictures(tmp_path / "none") == symbols.own_pictures(None) == ()
    assert symbols.find("calendar", tmp_path / "none") == symbols.find("calendar")


@pytest.mark.parametrize(
    ("file", "data", "words"),
    [
        ("a.svg", WICKED, "script"),
        ("a.png", b"not a picture", "damaged"),
        ("a.jpg", photograph("JPEG", (400, 400))[:900], "damaged"),
        ("a.png", photograph("PNG", (299, 120)), "299 × 120 pixels"),
        ("a.png", WICKED, "script"),
    ],
)
def test_problems_of_own_pictures(tmp_path: Path, file: str, data: bytes, words: str) -> None:
    (tmp_path / file).write_bytes(data)
    symbol = symbols.find("a", tmp_path)
    assert symbol
    assert words in (symbols.problem(tmp_path / file) or "")
    assert symbols.problem(symbol) == symbols.problem(tmp_path / file)


@pytest.mark.parametrize(("file", "data"), [("a.svg", WICKED), ("a.png", b"not a picture")])
def test_a_picture_with_a_problem_never_reaches_a_page(tmp_path: Path, file: str, data: bytes) -> None:
    (tmp_path / file).write_bytes(data)
    symbol = symbols.find("a", tmp_path)
    assert symbol
    with pytest.raises(BuildError, match="PNG picture, at least 500 pixels"):
        symbols.svg(symbol) or symbols.png(symbol, 90)
    with pytest.raises(BuildError, match="cannot be used"):
        symbols.png(symbol, 100)


def test_a_photograph_stands_upright_and_keeps_its_secrets_out(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Wexmoor camera"
    (tmp_path / "hub.jpg").write_bytes(photograph("JPEG", (800, 400), exif=exif))
    symbol = symbols.find("hub", tmp_path)
    assert symbol
    picture = symbols.png(symbol, 400)
    assert opened(picture).size == (200, 400)
    assert b"Wexmoor camera" not in picture


def test_a_picture_of_pixels_is_never_enlarged(tmp_path: Path) -> None:
    (tmp_path / "hub.png").write_bytes(photograph("PNG", (320, 300)))
    symbol = symbols.find("hub", tmp_path)
    assert symbol
    assert opened(symbols.png(symbol, 900)).size == (320, 300)


# ---- SVG, PNG and credit -----------------------------------------------------------------------------------


def test_the_svg_is_small_and_holds_shapes_only() -> None:
    drawn = [symbols.svg(symbol) for name in symbols.names() if (symbol := symbols.find(name))]
    assert all(text and text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox=') for text in drawn)
    assert max(len(text or "") for text in drawn) < 20_000
    assert not any(" id=" in (text or "") for text in drawn)


def test_a_png_is_the_same_every_time(tmp_path: Path) -> None:
    symbol = symbols.find("calendar")
    assert symbol
    first = symbols.png(symbol, 400)
    symbols._render.cache_clear()
    assert symbols.png(symbol, 400) == first
    assert symbols.png(symbol, 400, tmp_path / "kept") == first
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [
        f"{symbol.key}-400-resvg-{version('resvg-py')}-pillow-{version('pillow')}.png"
    ]
    assert symbols.png(symbol, 400, tmp_path / "kept") == first


def test_a_new_picture_has_a_new_key(tmp_path: Path) -> None:
    (tmp_path / "bus.svg").write_bytes(SQUARE)
    curated, own = symbols.find("bus"), symbols.find("bus", tmp_path)
    assert curated
    assert own
    assert curated.key != own.key
    assert curated.key.startswith("bus-")


def test_credits(tmp_path: Path) -> None:
    assert "OpenMoji" in symbols.credit()
    assert "creativecommons.org/licenses/by-sa/4.0" in symbols.credit()
    assert symbols.own_credit(tmp_path) is symbols.own_credit(None) is None
    (tmp_path / "credit.txt").write_text("Photographs by the\nWexmoor camera club.\n", "utf-8")
    assert symbols.own_credit(tmp_path) == "Photographs by the Wexmoor camera club."
