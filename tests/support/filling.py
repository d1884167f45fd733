"""Fills in a form in Word as people do: by hand, in the XML, without any of our own code for forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.docx_text import NAMESPACES, W

Element = Any
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill(form: Path, target: Path, answers: Mapping[str, str | bool]) -> Path:
    """Copy a form with answers, by the tags of its controls: words, or whether a box is ticked."""

    def answer(body: Element) -> None:
        for tag, said in answers.items():
            (control,) = controls(body, tag)
            tick(control, said) if isinstance(said, bool) else say(control, said)

    return changed(form, target, answer)


def changed(form: Path, target: Path, change: Callable[[Element], None]) -> Path:
    """Copy a Word file whose body was changed."""
    with ZipFile(form) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root[0])
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            copy.writestr(name, data)
    return target


def controls(body: Element, tag: str) -> list[Element]:
    """The controls with a tag."""
    found: list[Element] = body.xpath(f".//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']", namespaces=NAMESPACES)
    return found


def say(control: Element, words: str) -> None:
    """Type words into a control; a new line is a line break."""
    for waiting in control.iter(f"{W}showingPlcHdr"):
        waiting.getparent().remove(waiting)
        break
    (run,) = control.xpath("w:sdtContent//w:r", namespaces=NAMESPACES)
    for child in list(run):
        run.remove(child)
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.text = line
        text.set(SPACE, "preserve")


def tick(control: Element, on: bool) -> None:
    """Tick a box, or take the tick away."""
    (checked,) = control.iter(f"{W14}checked")
    checked.set(f"{W14}val", str(int(on)))
    (text,) = control.iter(f"{W}t")
    text.text = "☒" if on else "☐"
