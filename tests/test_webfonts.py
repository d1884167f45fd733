"""The website's fonts: small, the same every time, and with the letters that people here write."""

from __future__ import annotations

import importlib.metadata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.website import fonts as webfonts


@pytest.mark.parametrize("weight", webfonts.WEIGHTS)
def test_a_font_is_small_and_the_same_every_time(weight: str) -> None:
    made = webfonts.woff2(weight)
    assert made[:4] == b"wOF2"
    assert len(made) <= 40 * 1024
    assert made == webfonts.woff2(weight)


def test_the_letters_are_there(tmp_path: Path) -> None:
    webfonts.write(tmp_path / "fonts")
    names = {path.name for path in (tmp_path / "fonts").iterdir()}
    assert names == {"atkinson-bold.woff2", "atkinson-regular.woff2"}, "nothing half-made is left"
    for weight in webfonts.WEIGHTS:
        font = TTFont(BytesIO((tmp_path / "fonts" / f"atkinson-{weight}.woff2").read_bytes()))
        characters = set(map(chr, font.getBestCmap()))
        assert set("Aa09 £€–—‘’“”…•·éüñßçłşğı\u00a0") <= characters
        assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("maker", webfonts.MAKERS)
def test_the_stamp_changes_with_what_makes_the_fonts(maker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = webfonts.stamp()
    assert before == webfonts.stamp()
    assert before.isalnum()
    known = importlib.metadata.version
    monkeypatch.setattr(webfonts, "version", lambda name: "99" if name == maker else known(name))
    assert webfonts.stamp() != before


def test_a_font_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is ended while a font is written leaves nothing that the next build would take for one."""
    (tmp_path / "atkinson-regular.woff2").write_bytes(b"the old one")

    def ended(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:100])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", ended)
    with pytest.raises(KeyboardInterrupt):
        webfonts.write(tmp_path)
    assert [path.name for path in tmp_path.glob("*.woff2")] == ["atkinson-regular.woff2"]
    assert (tmp_path / "atkinson-regular.woff2").read_bytes() == b"the old one"
