"""Who may write in the preview: its own pages, to questions of the content, and nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.preview import Answer, Preview, run_preview
from tests.tools import ROOT

pytestmark = pytest.mark.slow

WRITE = "/_preview/write/"
PAGE = "/2023/2-kartlegging.html"
PLACE = {"report": "lo/2023", "question": "2.A.2.a", "language": "nb"}
FILE = "content/lo/2023/2-identify/nb.md"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Iterator[Preview]:
    """One preview for all tests."""
    folder = tmp_path_factory.mktemp("preview")
    with run_preview(folder, ROOT / "content", program) as one:
        yield one


def data_of(page: str, name: str) -> str:
    """What the script in a page is given."""
    found = re.search(rf'data-{name}="([^"]*)"', page)
    assert found
    return found[1]


def send(preview: Preview, action: str, body: bytes, **other: str | None) -> Answer:
    """Send what a page of the preview's own would, but for what is other."""
    headers = {
        "Origin": f"http://127.0.0.1:{preview.port}",
        "X-Aktsom-Token": data_of(preview.get(PAGE).text, "token"),
        "Content-Type": "application/json",
        **other,
    }
    given = {name: value for name, value in headers.items() if value is not None}
    return preview.ask("POST", f"{WRITE}{action}", body, headers=given)


def ask(preview: Preview, action: str, **given: object) -> Any:
    """Return what is answered to a page of the preview's own."""
    answer = send(preview, action, json.dumps(given).encode())
    assert answer.status == 200, answer
    return json.loads(answer.text)


def test_a_page_knows_which_questions_can_be_written(preview: Preview) -> None:
    page = preview.get(PAGE).text
    assert data_of(page, "report") == "lo/2023"
    assert data_of(page, "questions").split()[:2] == ["2.A.1", "2.A.1.comment"]
    assert "data-report" not in preview.get("/").text


def test_an_answer_is_opened_saved_shown_and_undone(preview: Preview) -> None:
    before = (preview.folder / FILE).read_bytes()
    opened = ask(preview, "open", place=PLACE)
    assert opened["value"].startswith("A: LO er omfattet")
    saved = ask(preview, "save", place=PLACE, value="Helt ny tekst.", stamp=opened["stamp"])
    preview.wait_for(lambda answer: "Helt ny tekst." in answer.text, PAGE)
    assert ask(preview, "undo", saved=saved["saved"]) == {"undone": True}
    assert (preview.folder / FILE).read_bytes() == before


def test_a_file_is_attached_by_the_previews_own_pages_alone(preview: Preview) -> None:
    named = {**PLACE, "name": "Notat om fjøs.txt", "titles": '{"nb": "Notat"}'}
    query = urlencode(named)
    assert send(preview, f"attach?{query}", b"Noe.", Origin="http://evil.example").status == 403
    assert send(preview, f"attach?{query}", b"x" * 30_000_001).status == 413
    elsewhere = urlencode({**named, "report": "../.."})
    assert send(preview, f"attach?{elsewhere}", b"Noe.").status == 404
    answer = send(preview, f"attach?{query}", b"Noe.")
    assert json.loads(answer.text)["attached"]["address"] == "attachments/notat-om-fjos.txt"
    folder = preview.folder / "content/lo/2023/attachments"
    assert not folder.exists()  # until an answer that names it is saved
    # A page cannot say where an upload lies.
    stolen = {"action": "attach", "upload": "/etc/passwd", "place": PLACE, "name": "p.txt"}
    assert send(preview, "check", json.dumps({**stolen, "value": "Noe."}).encode()).status == 200
    assert not folder.exists()


def test_only_the_previews_own_pages_may_write(preview: Preview) -> None:
    body = json.dumps({"place": PLACE, "value": "Ondt.", "stamp": ""}).encode()
    for action in ("open", "check", "save", "undo"):
        assert send(preview, action, body, Origin="http://evil.example").status == 403
        assert send(preview, action, body, Origin="null").status == 403
        assert send(preview, action, body, Origin=None).status == 403
        assert send(preview, action, body, **{"X-Aktsom-Token": "gjettet"}).status == 403
        assert send(preview, action, body, **{"X-Aktsom-Token": None}).status == 403
    assert send(preview, "save", body, Host="evil.example").status == 403
    assert preview.get(f"{WRITE}save").status == 405


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"\xff", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b"[" * 5000, 400),
        (json.dumps({"place": PLACE, "value": 1}).encode(), 400),
        (json.dumps({"place": {**PLACE, "file": "/etc/passwd"}}).encode(), 400),
        (json.dumps({"place": {**PLACE, "report": "../lo/2023"}}).encode(), 404),
        (json.dumps({"place": {**PLACE, "question": "9.Z"}}).encode(), 404),
        (b" " * 4_100_000, 413),
    ],
)
def test_what_no_page_of_ours_would_send_is_turned_down(
    preview: Preview, body: bytes, status: int
) -> None:
    assert send(preview, "check", body).status == status
    assert preview.get(PAGE).status == 200


def test_a_file_that_cannot_be_read_opens_as_text_where_one_would_write(preview: Preview) -> None:
    file = preview.folder / "content/lo/2023/2-identify/facts.yaml"
    before = file.read_bytes()
    file.write_bytes(before + b"wrong: [\n")
    opened = ask(preview, "open", place={**PLACE, "question": "2.A.1"})
    assert opened["value"].endswith("wrong: [\n")
    assert (opened["field"]["kind"], opened["place"]["whole"]) == ("source", True)
    file.write_bytes(before)
    assert ask(preview, "open", place={**PLACE, "question": "2.A.1"})["value"]


def test_a_five_megabyte_answer_is_turned_down_and_nothing_breaks(preview: Preview) -> None:
    before = (preview.folder / FILE).read_bytes()
    opened = ask(preview, "open", place=PLACE)
    given = {"place": PLACE, "value": "Ord " * 900_000, "stamp": opened["stamp"]}
    assert "megabyte" in ask(preview, "save", **given)["refused"]
    given["value"] = "Ord " * 1_300_000
    assert send(preview, "save", json.dumps(given).encode()).status == 413
    assert (preview.folder / FILE).read_bytes() == before


def post(preview: Preview, task: str, **other: str) -> Answer:
    """Send what a form of the work page would, but for what is other."""
    page = preview.get("/_preview/work/").text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    fields = {"token": found[1], "report": "lo/2023", "language": "nb", **other}
    origin = fields.pop("origin", f"http://127.0.0.1:{preview.port}")
    headers = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    return preview.ask(
        "POST", f"/_preview/work/do/{task}", urlencode(fields).encode(), headers=headers
    )


def test_a_task_is_done_by_the_previews_own_forms_alone(preview: Preview) -> None:
    given = {"year": "2024"}
    before = set((preview.folder / "content").rglob("*"))
    assert post(preview, "next_year", year="2024", origin="http://evil.example").status == 403
    assert post(preview, "next_year", year="2024", origin="null").status == 403
    stale = post(preview, "next_year", **{**given, "token": "x"})
    told = preview.get(stale.headers["location"].partition("#")[0]).text
    assert "siden var fra før forhåndsvisningen startet på nytt" in told
    assert preview.get("/_preview/work/", Host="evil.example").status == 403
    assert set((preview.folder / "content").rglob("*")) == before
    done = post(preview, "next_year", year="ikke et år")
    assert done.status == 303
    told = preview.get(done.headers["location"].partition("#")[0]).text
    assert "Skriv året med fire siffer." in told


def test_a_file_as_text_has_a_page_with_its_own_field(preview: Preview) -> None:
    page = preview.get("/_preview/text/lo/2023/report.yaml?language=nb").text
    assert data_of(page, "report") == "lo"
    assert "2023/report.yaml" in data_of(page, "files")
    for path in ("lo/../../said.txt", "lo/2023/nope.yaml", "..%2f..%2fetc/passwd.yaml", "lo"):
        assert preview.get(f"/_preview/text/{path}").status == 404
