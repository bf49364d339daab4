"""What the process that writes answers replies to a line, whatever is in it."""

import msgspec
import pytest

from generator.editing.desk import Desk
from generator.serve.desk_worker import DeskWorker
from tests.tools import ROOT

FOLDER = ROOT / "tests" / "folders" / "three-years"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"action": "text", "path": "bergvik/2024/report.yaml", "language": "nb"}, 200),
        ({"action": "text", "path": "bergvik/2024/none.yaml", "language": "nb"}, 404),
        ({"action": "text", "path": "bergvik/2024/report.yaml", "unknown": "nb"}, 400),
        ({"action": "dance"}, 400),
    ],
)
def test_a_page_is_sent_or_it_is_said_why_not(asked: dict[str, str], status: int) -> None:
    reply = DeskWorker(Desk(FOLDER), FOLDER).answer(msgspec.json.encode(asked))
    assert reply.status == status
    assert ("html" in msgspec.json.decode(bytes(reply.body))) is (status == 200)
