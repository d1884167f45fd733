"""Input that nobody would want, on paper and in Word: nothing is lost, off the page or half written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PIL import Image

from builder.appearance import Appearance
from builder.checks.paper.pdf import drawn, tag_text
from builder.context import Context
from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
)
from builder.gathered import gather
from builder.messages import BuildError, Message
from builder.rules import pictures
from builder.tagged_pdf.picture import read_picture
from builder.whole import whole
from builder.writers import easy_read_print, large_print, word
from tests.support.documents import says, words
from tests.support.easy import SITE, easy, idea
from tests.support.printed import assert_in_word, assert_printed

LONG = "A day centre is a place where adults meet friends, eat together and do things they enjoy. " * 3
ADDRESS = "https://example.org/" + "path/to/" * 47
PAIR = Table(
    (words("When"), words("Where")), ((words("3 March"), words("Hall")), (words("4 May"), words(LONG)))
)


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    return Context(SITE, tmp_path, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def of(*blocks: Block, **more: object) -> Document:
    return Document("Day centres", "What we heard.", blocks, source="content/page.md", **more)  # type: ignore[arg-type]


def inside(kind: type[BulletList | OrderedList], levels: int) -> Blocks:
    blocks: Blocks = (says(f"The deepest of all. {LONG}"),)
    for level in range(levels, 0, -1):
        blocks = (says(f"Level {level}"), kind((blocks,)))
    return blocks


CASES: dict[str, Document] = {
    "nothing": of(),
    "only a heading": of(Section("only", words("Only"), 2, ())),
    "empty blocks": of(
        *(says(""), says(" "), BulletList(()), BulletList(((), ())), OrderedList(()), DefinitionList(())),
        *(Quote(()), Callout("note", (), ()), Table((), ())),
    ),
    "a word of 300 letters": of(
        Section("long", words("w" * 300), 2, (says("x" * 300), BulletList(((says("y" * 300),),)))),
        Table((words("h" * 300), words("B")), ((words("1"), words("z" * 300)),)),
    ),
    "an address of 400 letters": of(
        Paragraph((Text("See "), Link(words(ADDRESS), ADDRESS), Text("."))),
        Table((words("A"), words("B")), ((words("1"), words("https://example.org/" + "q" * 400)),)),
    ),
    "headings of 300 words": of(
        Section("a", words("heading word " * 150), 2, (says("Text"),)),
        Section("b", words("another " * 300), 3, ()),
    ),
    "lists ten deep": of(*inside(BulletList, 10), *inside(OrderedList, 10)),
    "lists thirty deep": of(*inside(BulletList, 30)),
    "a table in a callout in a callout": of(
        Callout("note", words("Title"), (says("Before"), PAIR, Callout("note", (), (PAIR,))))
    ),
    "a quote in a quote in a list": of(BulletList(((Quote((Quote((says(LONG), PAIR)),)),),))),
    "definitions without a meaning": of(
        DefinitionList((Definition(words("Hub"), ()), Definition((), ((says("A place."),),))))
    ),
    "many notes": of(
        *(Paragraph((Text("Words "), NoteRef(number))) for number in range(1, 61)),
        notes=tuple(Note(number, (says("What it says."),)) for number in range(1, 61)),
    ),
    "a note with a table": of(Paragraph((Text("See "), NoteRef(1))), notes=(Note(1, (PAIR,)),)),
    "characters that nobody sees": of(
        says("a\x07b\u200bc\u200dd\ufeffe\u00adf g\u202ah\u202c e\u0301 and\u00a0so\u202fon\u3000to the end"),
        says("\u0301begins with an accent, and a" + "\u0301" * 40),
        *(says("\u00a0" * 200), says("\u200b"), says("no\u00a0break\u00a0" * 40)),
    ),
    "emoji": of(
        Section("yes", words("✓ Yes 😀"), 2, (says("Family 👨‍👩‍👧‍👦 flag 🇬🇧 tick ✔️ →"),)),
        Table((words("😀"),), ((words("✗"),), (words("✓"),))),
    ),
    "words in other letters": of(
        says("Welcome: أهلا و سهلا بكم, হ্যালো, 你好 and שלום to you."),
        Paragraph((Text("Urdu: "), Span(words("خوش آمدید"), "ur"))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost_or_off_the_page(name: str, context: Context, target: Path) -> None:
    for size in (None, 28):
        surroundings = Context(SITE, context.content, context.cache, appearance=Appearance(size=size))
        written = assert_printed(CASES[name], target, surroundings)
        assert all(message.level == "warn" for message in written.messages)
    assert_in_word(CASES[name], target.with_suffix(".docx"), context)


def test_words_keep_a_readable_width_in_deep_lists(context: Context, target: Path) -> None:
    large_print.write(CASES["lists thirty deep"], target, context)
    last = [piece for piece in drawn(target) if piece.text.startswith("meet friends")]
    assert max(len(piece.text) for piece in last) >= 18


def test_easy_read_of_long_words_and_emoji(context: Context, target: Path) -> None:
    document = easy(idea("calendar", "x" * 300), idea(None, "word " * 300), idea("phone", "Happy 😀 to help"))
    written = easy_read_print.write(
        document, target, Context(SITE, context.content, context.cache, appearance=Appearance(size=28))
    )
    assert [message.code for message in written.messages] == ["no-letter-shape"]
    assert {"x" * 300, "Happy 😀 to help"} <= set(tag_text(target))


# ---- Pictures ----------------------------------------------------------------------------------------------


def picture_of(context: Context, name: str, data: bytes | Image.Image, **save: Any) -> Document:
    """A page with one picture."""
    path = context.content / "images" / name
    path.parent.mkdir(exist_ok=True)
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        data.save(path, **save)
    return of(Figure(f"images/{name}", "What it shows", words("A caption"), line=5), says("After"))


def refused(document: Document, context: Context) -> list[Message]:
    return list(pictures.check(document, gather(document), context.content))


def png(image: Image.Image) -> bytes:
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "image"),
    [
        ("dot.png", Image.new("RGB", (1, 1), "red")),
        ("tower.png", Image.new("RGB", (30, 6000), "green")),
        ("bench.png", Image.new("RGB", (6000, 30), "green")),
        ("ink.jpg", Image.new("CMYK", (40, 30), (10, 200, 30, 0))),
        ("clear.png", Image.new("RGBA", (40, 30), (0, 0, 0, 0))),
        ("palette.png", Image.new("P", (40, 30))),
        ("deep.png", Image.new("I;16", (40, 30), 30_000)),
    ],
)
def test_odd_pictures_stand_on_the_page(
    name: str, image: Image.Image, context: Context, target: Path
) -> None:
    document = picture_of(context, name, image)
    assert refused(document, context) == []
    assert assert_printed(document, target, context).messages == ()
    assert_in_word(document, target.with_suffix(".docx"), context)


def test_no_picture_is_printed_larger_than_it_is_on_a_screen(tmp_path: Path) -> None:
    Image.new("RGB", (200, 100)).save(tmp_path / "small.png")
    Image.new("RGB", (100, 4000)).save(tmp_path / "tower.png")
    assert read_picture(tmp_path / "small.png", (480, 420), None).size == (150, 75)
    assert read_picture(tmp_path / "tower.png", (480, 420), None).size == (10.5, 420)


def test_grey_of_sixteen_bits_is_not_white(tmp_path: Path) -> None:
    Image.new("I;16", (40, 30), 30_000).save(tmp_path / "deep.png")
    picture = read_picture(tmp_path / "deep.png", (480, 420), None)
    assert picture.image.colorSpace == "DeviceGray" or picture.image.width == 40


def test_a_picture_of_forty_megapixels_is_made_small(context: Context, target: Path) -> None:
    document = picture_of(context, "huge.jpg", Image.new("L", (8000, 5000), 90), quality=30)
    begun = process_time()
    assert_printed(document, target, context)
    assert process_time() - begun < 10, "half a second on a computer with nothing else to do"
    assert target.stat().st_size < 100_000


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
GREEN = png(Image.effect_noise((300, 300), 50))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        *(("half.png", GREEN[: len(GREEN) // 2], "picture-kind"), ("empty.png", b"", "picture-kind")),
        *(("words.png", b"words", "picture-kind"), ("drawing.svg", DRAWING, "picture-kind")),
        *(("drawing.png", DRAWING, "picture-kind"), ("broken.png", GREEN[:20] + b"x" * 200, "picture-kind")),
        ("lying.png", GREEN[:16] + bytes((0, 0, 255, 0, 0, 0, 255, 0)) + GREEN[24:], "picture-kind"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_before_anything_is_made(
    name: str, data: bytes, code: str, context: Context, target: Path
) -> None:
    document = picture_of(context, name, data)
    (message,) = refused(document, context)
    assert (message.code, message.line, message.level) == (code, 5, "stop")
    assert name in message.what
    assert "picture" in message.mend
    written = large_print.write(document, target, context)
    assert [one.code for one in written.messages] == ["picture-unreadable"]
    with pytest.raises(BuildError, match=name):
        word.write(document, target.with_suffix(".docx"), context)
    assert not target.with_suffix(".docx").exists()


@pytest.mark.parametrize(("name", "kind"), [("really-a-gif.png", "GIF"), ("really-webp.jpg", "WEBP")])
def test_moving_pictures_under_another_name_are_refused(name: str, kind: str, context: Context) -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    document = picture_of(context, name, frames[0], format=kind, save_all=True, append_images=frames[1:])
    assert [message.code for message in refused(document, context)] == ["picture-kind"]


# ---- Much --------------------------------------------------------------------------------------------------


def test_two_hundred_pages_take_their_time_and_no_more(context: Context, target: Path) -> None:
    def seconds(sections: int) -> float:
        blocks = [Section(f"s{at}", words(f"Section {at}"), 2, (says(LONG * 3),)) for at in range(sections)]
        begun = process_time()
        written = large_print.write(of(*blocks), target, context)
        assert int(written.extent.split()[0]) > sections / 3
        return process_time() - begun

    seconds(20)
    few, many = seconds(80), seconds(320)
    assert many < few * 4 * 2.5, "time grows in a straight line"


# ---- Whole or not at all -----------------------------------------------------------------------------------


def test_trouble_while_writing_leaves_nothing_behind(context: Context, tmp_path: Path) -> None:
    for writer, name in ((large_print, "page.pdf"), (word, "page.docx")):
        taken = tmp_path / "out" / name
        taken.mkdir(parents=True)  # nothing can be renamed to the name of a folder
        with pytest.raises(OSError, match=name):
            writer.write(of(says("Words")), taken, context)
        assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
        taken.rmdir()


def test_what_was_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_text("old")
    with pytest.raises(OSError, match="No such file"), whole(target) as unfinished:
        unfinished.write_text((tmp_path / "gone").read_text())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    with whole(target) as unfinished:
        unfinished.write_text("new")
    assert target.read_text() == "new"
