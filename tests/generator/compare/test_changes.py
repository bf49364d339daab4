"""The tree of changes: what a section has of its own, and whether a report is as it was."""

import pytest

from generator.compare.changes import (
    AnswerChange,
    ChangeSection,
    ChangeState,
    Comparison,
    Difference,
    Fate,
    OrganisationChanges,
    ReportChanges,
    SectionId,
    Unread,
)

SECTION = ChangeSection("answers", "Svar", ())


def report(fate: Fate, earlier: int | None, *sections: ChangeSection) -> ReportChanges:
    return ReportChanges("lo/2023", 2023, earlier, fate, False, "", (), sections)  # noqa: FBT003 - as the struct has it


@pytest.mark.parametrize(
    ("fate", "earlier", "as_before"),
    [
        ("kept", 2022, True),
        ("renamed", 2022, True),
        ("new", None, False),
        ("unread", 2023, False),
        ("gone", 2023, False),
    ],
)
def test_only_what_was_compared_can_be_as_before(
    fate: Fate,
    earlier: int | None,
    as_before: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert report(fate, earlier).is_as_before is as_before
    assert not report(fate, earlier, SECTION).is_as_before


def answer(state: ChangeState, elsewhere: SectionId | None) -> AnswerChange:
    return AnswerChange("2.A.1", state, "Risiko", elsewhere=elsewhere)


def test_what_another_section_shows_is_not_counted_as_a_sections_own() -> None:
    shown, changed, new = (
        answer("changed", "risks"),
        answer("changed", None),
        answer("new", "risks"),
    )
    section = ChangeSection("answers", "Svar", (shown, changed, new))
    assert section.own == (changed, new)
    assert section.counts == {"changed": 1, "new": 1}


@pytest.mark.parametrize(
    ("before", "now", "language", "running"),
    [
        ("1", "2", None, False),
        ("1", "2", "nb", True),
        ("a\nb", "a", None, True),
        ("a", "a\nb", None, True),
    ],
)
def test_texts_and_lists_are_read_word_by_word(
    before: str,
    now: str,
    language: str | None,
    running: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert Difference("goal", "Mål", before, now, language).is_running is running


@pytest.mark.parametrize(
    ("left_out", "unread", "is_incomplete"),
    [
        ((), (), False),
        (("a.pdf",), (), True),
        ((), (Unread("now", "a.yaml", 1, "SYN101", ""),), True),
    ],
)
def test_what_could_not_be_read_makes_a_comparison_incomplete(
    left_out: tuple[str, ...], unread: tuple[Unread, ...], *, is_incomplete: bool
) -> None:
    lo = OrganisationChanges("lo", "LO", "kept", "", unread, (), (), (), ())
    assert Comparison("nb", "a", "b", (lo,), 0, "", left_out).unread is is_incomplete
