"""Work at twice the content is at most 2.3 times the work of the preview, and of writing in it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from generator.serve.addresses import GOOD, NOW
from generator.serve.worker import Worker
from tests.growth.constructs import Together, load_constructs
from tests.growth.test_growth import growing, lay
from tests.organisations import AS_OF, KEY

pytestmark = pytest.mark.slow

CONSTRUCTS = load_constructs()
TIMES = 25
# What is shown, and what can only be shown in spite of its errors.
FINE = Together(tuple(CONSTRUCTS[name] for name in ("measures_of_risks", "goals", "notes")))
WRONG = Together((CONSTRUCTS["unknown_fields"],))
# Where answers are written: a text among others, the lists of risks and of measures, the frame.
PLACES = ("4.A.1.a", "2.A.1", "3.A.1", "report.yaml")


def preview(folder: Path, files: Mapping[str, str]) -> Worker:
    lay(folder / "content", files)
    (folder / "out").mkdir()
    return Worker(folder / "content", folder / "out", "nb", folder)


@pytest.mark.parametrize(("shown", "site"), [(FINE, GOOD), (WRONG, NOW)], ids=["fine", "wrong"])
def test_twice_as_much_is_twice_the_work_of_a_preview(
    shown: Together, site: str, tmp_path: Path
) -> None:
    """The first time, and each time that something is saved."""
    preview(tmp_path / "first", shown.organisation(1)).work()

    def showing(scale: int) -> Callable[[], None]:
        worker = preview(tmp_path / str(scale), shown.organisation(scale))

        def show() -> None:
            assert worker.work().site == site
            head = worker.content / KEY / "organisation.yaml"
            head.write_text(f"{head.read_text('utf-8')}sector: energy\n", "utf-8")
            assert worker.work().site == site

        return show

    assert growing(showing, TIMES) == []


@pytest.mark.parametrize("question", PLACES)
def test_so_it_is_of_writing_an_answer(question: str, tmp_path: Path) -> None:
    place = AnswerPlace(f"{KEY}/2025", question, "nb")

    def writing(scale: int) -> Callable[[], None]:
        content = tmp_path / str(scale)
        lay(content, FINE.organisation(scale))
        desk = Desk(content)

        def write() -> None:
            opened = desk.open(place, AS_OF)
            assert not desk.check(place, opened.value, AS_OF).refused
            assert not desk.save(place, opened.value, opened.stamp, AS_OF).refused

        return write

    writing(3)()
    assert growing(writing, TIMES) == []
