"""What once broke, and some inputs of each kind: `make fuzz` tries them by the thousand."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.cases import FuzzCase, format_case, read_case, read_corpus
from tests.fuzz.guided import DrawnRandom
from tests.fuzz.kinds import Kind, all_kinds
from tests.fuzz.running import LIMIT, make_case, try_batch, try_case

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked, and signals sent"),
]
KINDS = all_kinds()
CORPUS = read_corpus()
FEW = settings(max_examples=10, suppress_health_check=[*HealthCheck], deadline=None)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let inputs be written where the test may write."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.mark.parametrize("name", CORPUS)
def test_what_once_broke_does_so_no_more(name: str) -> None:
    assert CORPUS[name].why
    assert try_case(CORPUS[name], KINDS) is None


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"paper", "composed"}))
@FEW
@given(chance=st.randoms(use_true_random=False))
def test_no_input_breaks_the_program(kind: str, chance: Random) -> None:
    assert try_case(FuzzCase(kind, KINDS[kind].make(chance)), KINDS) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_input_is_its_number_and_reads_as_it_was_written(kind: str, tmp_path: Path) -> None:
    case = make_case(kind, 7, KINDS)
    assert case == make_case(kind, 7, KINDS) != make_case(kind, 8, KINDS)
    file = tmp_path / "case.yaml"
    file.write_text(format_case(case), encoding="utf-8")
    assert read_case(file) == case


def test_bytes_may_draw_instead_of_chance() -> None:
    made = {KINDS["markdown"].make(DrawnRandom(bytes([n]) * 40))["a.md"] for n in range(0, 250, 25)}
    assert len(made) > 5


def _fail(*_: object) -> None:
    raise ValueError


def _hang(*_: object) -> None:
    while True:
        pass


def _exit(*_: object) -> None:
    sys.exit("as if a library had ended the process")


@pytest.mark.parametrize(
    ("run", "sign"), [(_fail, "ValueError"), (_hang, "Hang"), (_exit, "process ended")]
)
def test_what_fails_is_found(
    run: Callable[..., None], sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LIMIT > 1
    monkeypatch.setattr("tests.fuzz.running.LIMIT", 0.2)
    tried = try_batch("odd", range(3), {"odd": Kind(lambda _: {"a": b""}, run, 1)})
    assert tried.inputs == (1 if sign == "process ended" else 3)
    assert [fault.sign.startswith(sign) for _, fault in tried.faults] == [True] * len(tried.faults)
