"""Spreading work: the same results in the same order, however many processes there are."""

import subprocess
import sys

import pytest

from generator.line.processes import all_of, spread
from tests.tools import ROOT

PROGRAM = """
import os
from generator.line.processes import spread

def work(number):
    return number * number, os.getpid()

results = list(spread(work, range(20), {processes}))
print([square for square, _ in results], len({{process for _, process in results}}) > 1)
print(results[0][1] == os.getpid())
"""


def run(processes: int, program: str = PROGRAM) -> list[str]:
    """What the program prints, in a process of its own: here, other tests may have threads."""
    command = [sys.executable, "-W", "error", "-c", program.format(processes=processes)]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return finished.stdout.splitlines()


def test_several_processes_give_the_same_as_one() -> None:
    squares = [number * number for number in range(20)]
    assert run(1) == [f"{squares} False", "True"]
    assert run(2) == [f"{squares} True", "True"]


def test_a_few_items_are_worked_on_here() -> None:
    assert list(spread(lambda number: number + 1, [1, 2, 3], 8)) == [2, 3, 4]
    assert list(spread(lambda number: number + 1, [], 8)) == []


FAILING = """
from generator.line.processes import Failure, spread

def work(number):
    if number in (0, 7):
        raise ValueError(number)
    return number

done = list(spread(work, range(20), {processes}))
failed = [each for each in done if isinstance(each, Failure)]
print([each.item for each in failed], [repr(each.error) for each in failed])
print([each for each in done if not isinstance(each, Failure)] == [*range(1, 7), *range(8, 20)])
"""


def test_an_item_that_fails_is_told_in_its_place_and_the_others_go_on() -> None:
    for processes in (1, 2):
        assert run(processes, FAILING) == ["[0, 7] ['ValueError(0)', 'ValueError(7)']", "True"]


def test_where_one_result_is_of_no_use_alone_the_first_failure_is_raised() -> None:
    assert all_of(spread(abs, [-1, 2])) == [1, 2]
    with pytest.raises(TypeError):
        all_of(spread(abs, [-1, "2"]))


LOST = """
import os, signal
from generator.line.processes import WorkerLostError, spread

def work(number):
    if number == 7:
        os.kill(os.getpid(), signal.SIGTERM)
    return number

try:
    list(spread(work, range(20), 2))
except WorkerLostError as error:
    print(error)
"""


def test_a_process_that_is_killed_is_told_and_not_waited_for() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", LOST], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert finished.stdout == "a worker process was ended from outside\n"
