"""Who the preview answers, and what it runs: pages of its own, and an editor with a file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.serve.security import ChangesHandler
from tests.generator.command import FINE, break_report
from tests.preview import Answer, Preview, put_editor, run_preview, wait_until

pytestmark = pytest.mark.slow

EVIL = "http://evil.example"
OPEN = "/_preview/open"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("preview")
    (made / "tools").mkdir()
    put_editor(made / "tools" / "code")
    return made


@pytest.fixture
def tools(folder: Path) -> Path:
    """A folder with an editor in it that has been given nothing yet."""
    (folder / "tools" / "given.txt").unlink(missing_ok=True)
    return folder / "tools"


@pytest.fixture(scope="module")
def preview(folder: Path, program: Path) -> Iterator[Preview]:
    """One preview for all tests, with one mistake in its content."""
    (folder / "here").mkdir()
    editor = f"{folder / 'tools' / 'code'} --wait"
    with run_preview(folder / "here", FINE, program, VISUAL=editor) as one:
        break_report(one.folder / "content" / "fjordtre", "organisation.yaml", "website", "web")
        one.wait_for(lambda answer: "VAL101" in answer.text)
        yield one


def data_of(page: str, name: str) -> str:
    """What the script in a page is given."""
    found = re.search(rf'data-{name}="([^"]*)"', page)
    assert found
    return found[1]


def ask_to_open(
    preview: Preview, finding: object = 0, place: object = 0, **other: str | None
) -> Answer:
    """Ask for a place to be opened as the preview's own page does, but for what is other."""
    page = preview.get("/").text
    headers = {
        "Origin": f"http://127.0.0.1:{preview.port}",
        "X-Aktsom-Token": data_of(page, "token"),
        "Content-Type": "application/json",
        **other,
    }
    asked = {"build": data_of(page, "build"), "finding": finding, "place": place}
    given = {name: value for name, value in headers.items() if value is not None}
    return preview.ask("POST", OPEN, json.dumps(asked).encode(), headers=given)


def test_the_place_of_a_finding_opens_in_the_editor(preview: Preview, tools: Path) -> None:
    assert data_of(preview.get("/").text, "editor") == "Visual Studio Code"
    assert ask_to_open(preview).status == 204
    file = preview.folder / "content" / "fjordtre" / "organisation.yaml"
    given = tools / "given.txt"
    wait_until(lambda: given.is_file() and given.read_text("utf-8") == f"-g\n{file}:3:1")


def test_only_the_previews_own_pages_may_have_a_file_opened(preview: Preview, tools: Path) -> None:
    assert ask_to_open(preview, Origin=EVIL).status == 403
    assert ask_to_open(preview, Origin="null").status == 403
    assert ask_to_open(preview, Origin=None).status == 403
    assert ask_to_open(preview, **{"X-Aktsom-Token": "guess"}).status == 403
    assert ask_to_open(preview, **{"X-Aktsom-Token": None}).status == 403
    assert ask_to_open(preview, Host="evil.example", Origin=EVIL).status == 403
    assert preview.get(OPEN).status == 405
    assert not (tools / "given.txt").exists()


def test_a_page_names_a_finding_never_a_file(preview: Preview, tools: Path) -> None:
    for finding, place in ((999, 0), (-1, 0), (0, 999), (0, -1)):
        assert ask_to_open(preview, finding, place).status == 409
    for wrong in ("/etc/passwd", None, 1.5, [0]):
        assert ask_to_open(preview, wrong).status == 400
    assert not (tools / "given.txt").exists()


def test_a_file_that_has_become_a_way_out_is_not_opened(preview: Preview, tools: Path) -> None:
    """The check is made when the file is opened, not when it was found."""
    page = preview.get("/").text
    file = preview.folder / "content" / "fjordtre" / "organisation.yaml"
    headers = {
        "Origin": f"http://127.0.0.1:{preview.port}",
        "X-Aktsom-Token": data_of(page, "token"),
    }
    asked = {"build": data_of(page, "build"), "finding": 0, "place": 0}
    kept = file.rename(preview.folder / "kept.yaml")
    file.symlink_to(preview.folder / "said.txt")
    answer = preview.ask("POST", OPEN, json.dumps(asked).encode(), headers=headers)
    assert answer.status == 409
    kept.replace(file)
    preview.wait_for(lambda answer: "VAL101" in answer.text)
    assert not (tools / "given.txt").exists()


def test_only_this_machine_is_answered(preview: Preview) -> None:
    for host in ("evil.example", f"evil.example:{preview.port}", "127.0.0.1.evil.example"):
        answer = preview.get("/", Host=host)
        assert answer.status == 403
        assert "Fjordtre" not in answer.text
        assert data_not_in(answer.text)
    assert preview.get("/", Host=f"localhost:{preview.port}").status == 200


def data_not_in(text: str) -> bool:
    return "data-token" not in text


def test_nothing_is_given_to_other_sites(preview: Preview) -> None:
    for path in ("/", "/_preview/files/preview.js", "/2025/report.json", "/2025/nowhere.html"):
        headers = preview.get(path, Origin=EVIL).headers
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_pages_of_other_sites_hear_of_no_changes(preview: Preview) -> None:
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Version": "13",
    }
    path = "/_preview/changes?build=x"
    assert preview.get(path, **handshake, Origin=EVIL).status == 403
    assert preview.get(path, **handshake, Origin=EVIL, Host="evil.example").status == 403


@pytest.mark.parametrize("start", ["/", "/_last/", "/_preview/files/"])
def test_no_path_leads_out_of_the_site(preview: Preview, start: str) -> None:
    for way in ("..", "%2e%2e", "..%2f..", "x/../../..", "%2e%2e/%2e%2e"):
        for file in ("said.txt", "here/said.txt", "content/fjordtre/organisation.yaml"):
            answer = preview.get(f"{start}{way}/{file}")
            assert "Bygger nettstedet" not in answer.text
            assert "languages:" not in answer.text
        assert preview.get(f"{start}{way}/%00").status == 404
    assert preview.process.poll() is None


def test_a_page_among_the_attachments_is_not_the_previews_own(
    tmp_path: Path, program: Path
) -> None:
    """What an editor has attached gets no token, and may run no script in the preview's name."""
    with run_preview(tmp_path, FINE, program) as preview:
        report = preview.folder / "content" / "fjordtre" / "2025"
        (report / "attachments").mkdir()
        page = report / "attachments" / "page.html"
        page.write_text("<html><head></head><body>Vedlegg</body></html>", encoding="utf-8")
        with (report / "report.yaml").open("a", encoding="utf-8") as head:
            head.write("attachments: [{file: page.html, title: Side}]\n")
        path = "/2025/attachments/page.html"
        answer = preview.wait_for(lambda answer: "Vedlegg" in answer.text, path)
    assert answer.headers["content-security-policy"] == "sandbox"
    assert data_not_in(answer.text)


@pytest.mark.parametrize("message", ["null", "1", "[]", '"a"', "{}", "{", "[" * 100_000])
def test_a_message_that_is_no_greeting_is_not_heard(message: str) -> None:
    listener = ChangesHandler.__new__(ChangesHandler)
    listener.on_message(message)
