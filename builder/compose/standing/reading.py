"""How to read this site: bigger words, other colours, sound, easy read, print, keyboard and screen readers.

On the website a form stands above these words, which sets sizes and colours where there is JavaScript. The
words say how to do the same without it, and hold for every format.
"""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import bullets, para, section
from builder.compose.composed import Composed
from builder.compose.easy.sentences import Easy, idea, page, phone
from builder.document import Blocks
from builder.schema.site import Site

ADDRESS = "how-to-read/"
TITLE = "How to read this site"
_BIGGER, _COLOURS, _LISTEN = "Make words bigger", "Change the colours", "Listen"
_EASY, _PRINT = "Read it in easy words", "Print it, or ask for another format"


def compose(catalogue: Catalogue) -> Composed:
    """Every way to read, what most people ask for first."""
    return Composed(
        title=TITLE,
        summary="Bigger words, other colours, sound, easy read, print: choose what suits you.",
        opening=(
            para(
                "On the website, this page has a form. It sets the size of words, space and colours "
                "for every page, and your device remembers them."
            ),
            para("If you see no form, your own browser or device can do the same, and more. Here is how."),
        ),
        after=(
            section(_BIGGER, *_bigger()),
            section(_COLOURS, *_colours()),
            section(_LISTEN, *_listen()),
            section(_EASY, *_easy_read()),
            section(_PRINT, *_print(catalogue.site)),
            section("Use the keyboard alone", *_keyboard()),
            section("Use a screen reader", *_screen_reader()),
            section("What we remember", *_remembered()),
        ),
        easy=_easy(catalogue.site),
    )


def _bigger() -> Blocks:
    ways = (
        "On a computer, hold the Ctrl key and press the plus key. Press it again until it suits you.",
        "On a Mac, hold the Command key and press the plus key.",
        "To go back to the usual size, hold the same key and press 0.",
        "On an iPhone or iPad, open the page menu beside the address and press the big A.",
        "On an Android phone, open the menu of your browser, then Settings, then Accessibility.",
    )
    return (*bullets(ways), para("Lines grow no wider than your screen, however big the words are."))


def _colours() -> Blocks:
    ways = (
        "Our pages follow your device. If you set it to dark, our pages are dark too.",
        "On Windows, open Settings, then Accessibility, then Contrast themes. We use your colours, not ours.",
        "On an iPhone or iPad, open Settings, then Accessibility, then Display and Text Size.",
        "On an Android phone, open Settings, then Accessibility.",
    )
    return bullets(ways)


def _listen() -> Blocks:
    return (
        para("Where there is a recording, the page has a part called “Listen to this page”."),
        *bullets(
            (
                "Nothing plays until you press play.",
                "You can keep the recording, and hear it when you have no internet.",
                "You can read the words of the recording while you listen.",
            )
        ),
    )


def _easy_read() -> Blocks:
    return (
        para("Many pages are also in easy read. Choose it at the top of the page."),
        para("There, sentences are short and have pictures beside them. “Standard” brings you back."),
        para("You can print easy read, or keep it in Word."),
    )


def _print(site: Site) -> Blocks:
    ask = site.other_formats
    ways = (
        "To print what you see, hold the Ctrl key, or the Command key on a Mac, and press P.",
        "“Large print” is made to be printed. Its words are twice as big as in most letters.",
        "“Word” is for you to change: choose your own letters, sizes and colours.",
    )
    return (
        *bullets(ways),
        para("For braille or anything else, call ", ask.phone, " or e-mail ", ask.email, ". It is free."),
    )


def _keyboard() -> Blocks:
    keys = (
        "The Tab key takes you to the next link, box or button. A strong frame shows where you are.",
        "The Shift and Tab keys together take you back.",
        "The Enter key follows a link. The space bar presses a button or ticks a box.",
        "The first link of every page skips to its main content.",
    )
    return bullets(keys)


def _screen_reader() -> Blocks:
    helps = (
        "Every page has one main heading, and a heading for each part below it.",
        "Each region of a page has a name: the top, the main content, the foot and the menus.",
        "Pictures that tell you something have their words. All others are silent.",
        "Words in another language are marked, so that they are said in that language.",
    )
    return bullets(helps)


def _remembered() -> Blocks:
    return (
        para(
            "What you choose in the form is kept on your device, in this browser, and nowhere else. "
            "It is not a cookie. It is never sent to us, and nobody else can see it."
        ),
        *bullets(
            (
                "To forget it, press “Back to usual” in the form.",
                "Or clear what your browser has kept of this site.",
                "In a private window, it is forgotten when you close the window.",
            )
        ),
    )


def _easy(site: Site) -> Easy:
    ask = site.other_formats
    return page(
        (
            "",
            (
                idea("read", "You can change how our website looks."),
                idea("choice", "Choose what is best for you."),
            ),
        ),
        (_BIGGER, (idea("magnifier", "You can make the words bigger."),)),
        (_COLOURS, (idea("art", "You can change the colours."),)),
        (_LISTEN, (idea("listen", "You can listen to many pages."),)),
        (_EASY, (idea("tick-box", "Choose “Easy read” at the top of a page."),)),
        (
            _PRINT,
            (
                idea("printer", "You can print our pages."),
                idea("phone", "Do you need something else? Call ", phone(ask.phone), ". It is free."),
            ),
        ),
        (
            "What we remember",
            (
                idea("private", "Your device remembers what you choose. We do not know what you choose."),
                idea("back", "To forget it, press “Back to usual”."),
            ),
        ),
    )
