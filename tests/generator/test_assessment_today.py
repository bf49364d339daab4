"""What today answers, and for how long the answers hold."""

from datetime import date, timedelta

import pytest

from generator.assessment.today import Days, Today
from generator.line.content_check import check_source
from tests.organisations import AS_OF, SMALLEST, make_source

DAY = date(2026, 6, 30)
NEXT = timedelta(days=1)


@pytest.mark.parametrize("away", [-40, -1, 0, 1, 40])
def test_on_all_its_days_the_answers_are_the_same(away: int) -> None:
    def ask(today: Today) -> tuple[bool, ...]:
        return (
            today.is_after(DAY),
            today.is_before(DAY),
            today.is_after(DAY - 20 * NEXT),
            today.is_before(DAY + 20 * NEXT),
        )

    today = Today(DAY + away * NEXT)
    answers = ask(today)
    for other in range(-50, 50):
        day = DAY + other * NEXT
        assert (day in today.days) == (ask(Today(day)) == answers)


def test_what_is_not_asked_holds_for_ever() -> None:
    assert Today(DAY).days == Days(date.min, date.max)


def test_how_far_it_is_to_a_day_holds_for_a_day() -> None:
    today = Today(DAY)
    assert today.days_until(DAY + 3 * NEXT) == 3
    assert today.days_until(DAY - 2 * NEXT) == -2
    assert today.days == Days(DAY, DAY)


def test_the_first_and_the_last_of_all_days_can_be_asked_about() -> None:
    today = Today(DAY)
    answers = today.is_before(date.min), today.is_after(date.min), today.is_after(date.max)
    assert answers == (False, True, False)
    assert today.days == Days(date.min + NEXT, date.max)


HEAD = "form: ehn-2023\nstatus: {}\nperiod: {{from: 2025-01-01, to: 2025-12-31}}\n"


@pytest.mark.parametrize(
    ("head", "days"),
    [
        # Until the next deadline has passed.
        (
            HEAD.format("published") + "published: 2026-05-05\n",
            Days(date(2026, 5, 5), date(2027, 6, 30)),
        ),
        # A deadline that was missed says so for another year; the day is not told.
        (
            HEAD.format("published") + "published: 2025-05-05\n",
            Days(date(2026, 7, 1), date(2027, 6, 30)),
        ),
        # A draft that is late is a day later tomorrow.
        (HEAD.format("draft"), Days(AS_OF, AS_OF)),
        # One whose deadline is far off is left in peace until it comes near.
        (
            HEAD.format("draft").replace("2025", "2029"),
            Days(date.min, date(2030, 3, 31)),
        ),
    ],
)
def test_a_check_says_on_which_days_it_holds(head: str, days: Days) -> None:
    year = "2029" if "2029" in head else "2025"
    organisation = {"organisation.yaml": SMALLEST["organisation.yaml"]}
    source = make_source({f"{year}/report.yaml": head}, organisation)
    checked = check_source(source, (), AS_OF)
    assert checked.days == days

    def found(day: date) -> object:
        return check_source(source, (), day).findings

    inside = {max(days.first, date(2020, 1, 1)), days.last}
    assert all(found(day) == checked.findings for day in inside)
    assert found(days.last + NEXT) != checked.findings
