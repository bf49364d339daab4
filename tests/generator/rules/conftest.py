"""What the tests of rules share: the smallest report, changed, and what is found in it."""

from collections.abc import Callable, Collection
from datetime import date

import pytest

from generator.findings.finding import Finding
from tests.generator.rules.minimal import ALWAYS, TODAY, Change, check_changes

Found = Callable[..., list[Finding]]


@pytest.fixture
def found() -> Found:
    """Check the smallest report with changes; return what is found beyond what it always has.

    `only` are the codes of the rules that are asked, if not all.
    """

    def run(
        *changes: tuple[str, str], today: date = TODAY, only: Collection[str] = ()
    ) -> list[Finding]:
        findings = check_changes(tuple(Change(*each) for each in changes), today, only=only)
        return [each for each in findings if (each.code, each.arguments.get("case")) not in ALWAYS]

    return run
