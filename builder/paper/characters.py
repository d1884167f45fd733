"""Characters that the fonts of print cannot show: what stands in their place, and what officers are told.

In place of a symbol stands its name (“[grinning face]”), and in place of words in another script the name of
that script (“[words in Arabic letters]”). Reading programs are given the characters themselves. A page mostly
in such a script has no PDF yet: letters that join up or run from right to left need more than a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.document import Document
from builder.fonts import FONTS, Piece, Typeface
from builder.messages import Message
from builder.words import document_text

SCRIPTS = {"Cjk": "Chinese", "Hangul": "Korean", "Hiragana": "Japanese", "Katakana": "Japanese"}
OF_WORDS = re.compile(r"(?!LATIN|GREEK|MODIFIER)(\w+).* (?:LETTER|SYLLABLE|IDEOGRAPH)")


def stretches(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of text, with words that no font can show joined to those beside them in the same script."""
    waiting: list[Piece] = []
    for piece in pieces:
        name = script(piece.text) if piece.font is None else ""
        if waiting and name and name == script(waiting[0].text):
            waiting = [Piece("".join(each.text for each in (*waiting, piece)), None)]
        elif len(waiting) == 1 and piece.text.isspace():
            waiting.append(piece)
        else:
            yield from waiting
            waiting = [piece] if name else []
            if not name:
                yield piece
    yield from waiting


def script(text: str) -> str:
    """The script that text has words in (`Arabic`), or "" for symbols, which have names of their own."""
    for character in text:
        found = OF_WORDS.match(unicodedata.name(character, ""))
        if found:
            name = found[1].capitalize()
            return SCRIPTS.get(name, name)
    return ""


def in_words(text: str) -> str:
    """What stands in print for text that no font can show."""
    name = script(text)
    if name and sum(unicodedata.category(each)[0] in "LM" for each in text) > 1:  # letters and their marks
        return f"[words in {name} letters]"
    return "".join(f"[{name_of(each)}]" for each in text)


def name_of(character: str) -> str:
    """The Unicode name of a character, or its number where it has no name."""
    name = unicodedata.name(character, "").lower().replace("regional indicator symbol", "flag")
    return name or f"character U+{ord(character):04X}"


def no_letter_shape(text: str, file: str, line: int) -> Message:
    """What to say of text that print cannot show: which it is, and which fonts were tried."""
    shown = f"“{text}”" if text.isprintable() else "a character"
    what = f"Print has no letter shape for {shown} in the fonts {FONTS}, so it says “{in_words(text)}”."
    mend = "Say it in words, such as “tick” for ✓, or leave it out."
    if script(text):
        mend = "Say it in letters that print has as well, or give people the Word file."
    return Message(file, line, what, mend, "no-letter-shape", "warn")


def unset(document: Document, typeface: Typeface) -> Message | None:
    """Why a Document has no PDF: print cannot show most of its letters, or most of its title and summary.

    None where it can. The second is for what we say in English around words that somebody wrote.
    """
    said = " ".join((document.title, document.summary)), " ".join((document.title, *document_text(document)))
    strange = next(filter(None, (_mostly_strange(text, typeface) for text in said)), "")
    if not strange:
        return None
    name = script(strange)
    return Message(
        document.source,
        1,
        f"Print cannot set {name} letters yet, so this page has no PDF.",
        "Give people its Word file, or the page itself.",
        "print-language",
        "warn",
    )


def _mostly_strange(text: str, typeface: Typeface) -> str:
    """The commonest letter that print cannot show, where it cannot show most letters of a text; or ""."""
    strange = {letter for letter in set(text) if letter.isalpha() and not typeface.shows(letter)}
    missing = Counter(letter for letter in text if letter in strange)
    return missing.most_common(1)[0][0] if missing.total() * 2 > sum(map(str.isalpha, text)) else ""
