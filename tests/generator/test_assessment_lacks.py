"""When texts say nothing more of a risk than its topic: what happens, or to whom."""

from pathlib import Path

import pytest

from generator.assessment.lacks import Texts
from tests.generator.books import make_book

TWELVE = "Vi kjøper blomster fra gårder ved en innsjø i høylandet der borte"


def tells_no_more(content: Path, **fields: str) -> bool:
    """Whether a risk with these fields tells no more than its topic."""
    told = ", ".join(f"{key}: {value}" for key, value in fields.items())
    files = {"2023/2-identify/facts.yaml": f"risks: [{{id: a, {told}}}]\n"}
    report = make_book(content, files).reports[0]
    return Texts.of(report).tells_no_more(report.risks[0].risk)


@pytest.mark.parametrize(
    ("title", "description", "nothing"),
    [
        ("Roser fra Kenya", TWELVE, True),
        ("Roser fra Kenya", f"{TWELVE} nå", False),
        ("Røde roser fra Kenya", TWELVE, False),
        ("Roser fra Kenya", f"Arbeidere {TWELVE.removeprefix('Vi ')}", False),
    ],
)
def test_twelve_words_below_three_may_be_no_more_than_a_topic(
    title: str,
    description: str,
    nothing: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    fields = {"title": title, "description": description, "topic": "working_hours"}
    assert tells_no_more(tmp_path, **fields) is nothing


@pytest.mark.parametrize(
    ("topic", "more", "nothing"),
    [
        ("other", "", True),
        ("other", " nå", False),
        ("working_hours", "", False),
    ],
)
def test_without_a_topic_sixty_general_words_tell_nothing(
    topic: str,
    more: str,
    nothing: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    """Four words of the title are among them."""
    fields = {"title": "Risiko i verdikjeden vår", "topic": topic}
    description = " ".join(14 * ["Vi ser på roser"]) + more
    assert tells_no_more(tmp_path, **fields, description=description) is nothing
