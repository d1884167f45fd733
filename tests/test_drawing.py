"""SVG drawings made safe: what is refused, what is left out, and that what remains looks the same."""

from itertools import pairwise

import pytest
import resvg_py
from lxml import etree

from builder import drawing

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"'
)
SQUARE = '<rect width="10" height="10" fill="#f00"/>'


def svg(inside: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>{inside}</svg>".encode()


def pixels(text: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=text, width=20, skip_system_fonts=True))


def test_a_plain_drawing_has_no_problem() -> None:
    assert drawing.problem(svg(SQUARE)) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (svg("<script>alert(1)</script>"), "a script"),
        (svg("<g><script xlink:href='https://example.org/a.js'/></g>"), "a script"),
        (svg(SQUARE, 'onload="alert(1)"'), "a script"),
        (svg('<rect ONCLICK="alert(1)"/>'), "a script"),
        (svg('<a href="javascript:alert(1)"><rect/></a>'), "a link"),
        (svg('<use href="javascript:alert(1)"/>'), "from outside"),
        (svg('<use xlink:href=" https://example.org/a.svg#b"/>'), "from outside"),
        (svg('<image href="https://example.org/a.png" width="9" height="9"/>'), "a photograph"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "a photograph"),
        (svg('<rect fill="url(https://example.org/a.svg#b)"/>'), "from outside"),
        (svg('<rect fill="u\\72l(https://example.org/a)"/>'), "from outside"),
        (svg('<rect style="fill:url(&quot;//example.org/a&quot;)"/>'), "from outside"),
        (svg("<style>@import 'https://example.org/a.css';</style>"), "from outside"),
        (svg("<style>.a{fill:url(https://example.org/a)}</style>"), "from outside"),
        (svg("<style>rect &gt; g {fill:red}</style>"), "style sheet"),
        (svg("<style>.a{fill:red</style>"), "style sheet"),
        (svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>"), "web page"),
        (svg("<text>Hello</text>"), "text"),
        (svg("<animate attributeName='x' to='9'/>"), "“animate”"),
        (svg("<filter id='a'/>"), "“filter”"),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><g id="c"/>'), "repeats parts"),
        (svg('<g id="a"><use href="#a"/></g>'), "repeats parts"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "how wide and high"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 nan"/>', "how wide and high"),
        (b"<svg><rect/></svg>", "not an SVG drawing"),
        (b"<svg", "damaged"),
        (b"", "damaged"),
        (svg("x" * drawing.LARGEST), "larger than"),
    ],
)
def test_what_acts_or_fetches_is_refused(data: bytes, words: str) -> None:
    problem = drawing.problem(data)
    assert problem
    assert words in problem
    with pytest.raises(ValueError, match=words):
        drawing.clean(data, "a-")


def test_no_file_is_read_through_an_entity(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("blue door")
    declared = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    for use in (svg("<desc>&a;</desc>"), svg(SQUARE)):
        assert "entities" in (drawing.problem(declared.encode() + use) or "")


def test_entities_that_grow_without_end_are_refused() -> None:
    names = "abcdefghij"
    rows = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    bomb = f'<!DOCTYPE svg [<!ENTITY a "boom">{rows}]>'.encode() + svg('<rect fill="&j;"/>')
    assert drawing.problem(bomb)


def test_an_outside_document_type_is_not_fetched() -> None:
    declared = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://example.org/svg11.dtd">'
    assert drawing.problem(declared + svg(SQUARE)) is None
    assert "DOCTYPE" not in drawing.clean(declared + svg(SQUARE), "")


def test_notes_of_drawing_programs_are_left_out() -> None:
    noisy = svg(
        "<!-- made by hand --><title>Me</title><metadata><a>x</a></metadata>"
        "<n:view xmlns:n='urn:editor' n:onload='x'><script/></n:view>"
        f"<g id='layer1' class='none' data-name='Layer 1'>{SQUARE}</g>",
        "xmlns:e='urn:editor' e:docname='C:\\me\\square.svg'",
    )
    assert drawing.clean(noisy, "a-") == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<g><rect width="10" height="10" fill="#f00"/></g></svg>'
    )


def test_names_inside_begin_with_the_prefix() -> None:
    shaded = svg(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#0f0"/></linearGradient>'
        '<path id="p" d="M0 0h5v5z"/></defs><rect width="9" height="9" fill="url(#a)"/><use xlink:href="#p"/>'
    )
    clean = drawing.clean(shaded, "tree-")
    assert 'id="tree-a"' in clean
    assert 'fill="url(#tree-a)"' in clean
    assert 'href="#tree-p"' in clean
    assert pixels(clean) == pixels(shaded.decode())


@pytest.mark.parametrize(
    "inside",
    [
        "<style>/* a */.a,.b{fill:#00f}.b{stroke:#0f0;stroke-width:2px}</style>"
        '<rect class="a b" width="9" height="9"/>',
        '<rect width="9" height="9" fill="#fff" style="fill:#0aa;-x-y:z;stroke:none"/>',
        '<clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath><g clip-path="url(#c)">' + SQUARE + "</g>",
        '<g transform="rotate(45 5 5)" opacity=".5">' + SQUARE + "</g>",
    ],
)
def test_what_remains_looks_the_same(inside: str) -> None:
    clean = drawing.clean(svg(inside), "x-")
    assert pixels(clean) == pixels(svg(inside).decode())
    assert "style" not in clean
    assert "class" not in clean


def test_a_size_in_pixels_becomes_a_view_box() -> None:
    fixed = b'<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="20"><path d="M0 0h9v9z"/></svg>'
    assert drawing.size(fixed) == (30, 20)
    root = etree.fromstring(drawing.clean(fixed, ""))
    assert dict(root.attrib) == {"viewBox": "0 0 30 20"}


def test_cleaning_twice_changes_nothing() -> None:
    once = drawing.clean(svg(SQUARE + '<g fill="none"><path d="M1 1"/></g>'), "")
    assert drawing.clean(once.encode(), "") == once
