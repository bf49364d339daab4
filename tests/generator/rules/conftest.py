"""What the tests of rules share: the smallest report, changed, and what is found in it."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from generator.findings.finding import Finding
from tests.generator.rules.minimal import ALWAYS, TODAY, Change, check

Found = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """Check the smallest report with changes; return what is found beyond what it always has."""
    numbers = count()

    def run(*changes: tuple[str, str], today: date = TODAY) -> list[Finding]:
        content = tmp_path / str(next(numbers))
        content.mkdir()
        findings = check(content, *(Change(*each) for each in changes), today=today)
        return [each for each in findings if (each.code, each.arguments.get("case")) not in ALWAYS]

    return run
