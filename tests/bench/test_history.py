"""The benchmark's history: what is remembered, and what is told of it."""

from pathlib import Path

from msgspec.structs import replace

from tests.bench.history import (
    Run,
    Taken,
    describe_run,
    find_last,
    read_history,
    remember,
    tell_changes,
)

RUN = Run("2026-11-29T12:00:00+00:00", "abc", "a machine", {"build 1": Taken(1.0, 2.0, 50_000_000)})


def test_runs_are_kept_a_line_each(tmp_path: Path) -> None:
    file = tmp_path / "dist" / "bench.jsonl"
    assert list(read_history(file)) == []
    remember(RUN, file)
    with file.open("a", encoding="utf-8") as history:
        history.write("half a li\n")
    remember(replace(RUN, commit="def"), file)
    assert [each.commit for each in read_history(file)] == ["abc", "def"]


def test_runs_on_another_machine_or_of_other_rows_are_not_compared() -> None:
    elsewhere = replace(RUN, machine="another")
    others = replace(RUN, rows={"check 1": Taken(1.0, 2.0, 3)})
    assert find_last(RUN, [RUN, elsewhere, others]) is RUN
    assert find_last(RUN, [elsewhere, others]) is None


def test_only_what_has_changed_by_a_tenth_is_told() -> None:
    now = replace(RUN, rows={"build 1": Taken(9.0, 2.1, 60_000_000), "new": Taken(1, 1, 1)})
    assert list(tell_changes(RUN, now)) == ["build 1: MB 50.00 → 60.00"]
    assert list(tell_changes(RUN, RUN)) == []
    slower = replace(RUN, rows={"build 1": Taken(1.0, 3.0, 50_000_000)})
    assert list(tell_changes(RUN, slower)) == ["build 1: CPU s 2.00 → 3.00"]


def test_a_run_says_when_where_and_of_what() -> None:
    run = describe_run(RUN.rows)
    assert all((run.when, run.commit, run.machine))
    assert run.rows == RUN.rows
