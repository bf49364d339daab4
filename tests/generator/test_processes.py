"""Spreading work: the same results in the same order, however many processes there are."""

import subprocess
import sys

from generator.line.processes import spread
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


def run(processes: int) -> list[str]:
    """What the program prints, in a process of its own: here, other tests may have threads."""
    command = [sys.executable, "-W", "error", "-c", PROGRAM.format(processes=processes)]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return finished.stdout.splitlines()


def test_several_processes_give_the_same_as_one() -> None:
    squares = [number * number for number in range(20)]
    assert run(1) == [f"{squares} False", "True"]
    assert run(2) == [f"{squares} True", "True"]


def test_a_few_items_are_worked_on_here() -> None:
    assert list(spread(lambda number: number + 1, [1, 2, 3], 8)) == [2, 3, 4]
    assert list(spread(lambda number: number + 1, [], 8)) == []


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
