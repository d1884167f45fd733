"""What the README tells programmers to write works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import page
import pytest

from builder.checks.paper.pdf import tag_text

README = Path(__file__).parent.parent / "README.md"


def test_the_example_of_tagged_pdf_passes_the_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    made = tmp_path / "day-centres.pdf"
    assert page.validate_pdf(str(made), profile="ua1").is_compliant
    assert tag_text(made) == ["Day centres", "Tell us what would suit you."]
