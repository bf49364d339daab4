"""Limits: each is read by some code, and told to editors."""

import re

import pytest

from schema.limits import load_limits, most
from tests.tools import ROOT

CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for room in ("generator", "schema")
    for file in sorted((ROOT / room).rglob("*.py"))
)
# «1 000 000 byte», and «de hundre første».
TOLD = (ROOT / "docs/grenser.md").read_text(encoding="utf-8").replace("de hundre første", "100")


@pytest.mark.parametrize("name", load_limits())
def test_a_limit_is_read_by_code_and_told_to_editors(name: str) -> None:
    assert re.search(rf'["\']{name}["\']', CODE)
    number = f"{most(name):,}".replace(",", " ")
    assert re.search(rf"(?<!\d)(?<!\d ){number}(?! ?\d)", TOLD)
