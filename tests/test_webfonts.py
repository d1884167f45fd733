"""The website's fonts: small, the same every time, and with the letters that people here write."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder import webfonts


@pytest.mark.parametrize("weight", webfonts.WEIGHTS)
def test_a_font_is_small_and_the_same_every_time(weight: str) -> None:
    made = webfonts.woff2(weight)
    assert made[:4] == b"wOF2"
    assert len(made) <= 40 * 1024
    assert made == webfonts.woff2(weight)


def test_the_letters_are_there(tmp_path: Path) -> None:
    webfonts.write(tmp_path / "fonts")
    for weight in webfonts.WEIGHTS:
        font = TTFont(BytesIO((tmp_path / "fonts" / f"atkinson-{weight}.woff2").read_bytes()))
        characters = set(map(chr, font.getBestCmap()))
        assert set("Aa09 £€–—‘’“”…•·éüñßçłşğı\u00a0") <= characters
        assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
