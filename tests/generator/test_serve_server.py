"""The preview's server in this very process: which page is shown, who is answered, who reloads."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.websocket import websocket_connect

from generator.serve.addresses import CHANGES, GOOD, LAST_GOOD, MANUAL, NOW, OPEN, WORK
from generator.serve.editors import Editor
from generator.serve.outcome import Item, Panel, PreviewOutcome, Spot, WrittenPage
from generator.serve.security import Preview
from generator.serve.server import make_application
from tests.preview import put_editor

PAGE = "<html><head></head><body><h1>{}</h1></body></html>"
RIGHT = PreviewOutcome(GOOD, "", PAGE.format("Ingen side"), "")
WRONG = PreviewOutcome("", PAGE.format("Feil"), PAGE.format("Feil"), "", past="<p>Forrige</p>")
IN_SPITE = PreviewOutcome(NOW, PAGE.format("Feil"), PAGE.format("Feil"), "", "<p>Har feil</p>")
SPOTS = (Spot("a.yaml", 3, 1), Spot("gone.yaml", 1, 1))
FOUND = Panel("", "", "", (Item("<li>Feil</li>", ("index.html",), SPOTS),), "")

Made = TypeVar("Made")
# Asks the server for a path; what else is said of the request may be added.
Ask = Callable[..., Awaitable[HTTPResponse]]


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """What is shown of a site with some files, of which one was not there when all was well."""
    for path, text in {
        f"{GOOD}/index.html": PAGE.format("Forside"),
        f"{GOOD}/2025/index.html": PAGE.format("2025"),
        f"{GOOD}/2025/data.csv": "a;b",
        f"{GOOD}/2025/attachments/a.html": PAGE.format("Vedlegg"),
        f"{GOOD}/assets/site.0123456789.css": "a {}",
        f"{NOW}/index.html": PAGE.format("Forside nå"),
        f"{NOW}/ny.html": PAGE.format("Ny"),
        "content/a.yaml": "a: 1",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Preview(tmp_path, tmp_path / "content")


def serve(preview: Preview, use: Callable[[Ask, int], Awaitable[Made]]) -> Made:
    """Serve a preview while it is used."""

    async def run() -> Made:
        socket, port = bind_unused_port()
        server = HTTPServer(make_application(preview))
        server.add_sockets([socket])

        async def ask(path: str, **other: Any) -> HTTPResponse:
            asked = HTTPRequest(f"http://127.0.0.1:{port}{path}", follow_redirects=False, **other)
            return await AsyncHTTPClient().fetch(asked, raise_error=False)

        try:
            return await use(ask, port)
        finally:
            server.stop()

    # A browser's own loop may run in this thread.
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, run()).result()


def get(preview: Preview, path: str, **headers: str) -> HTTPResponse:
    return serve(preview, lambda ask, _: ask(path, headers=headers))


@pytest.mark.parametrize(
    ("outcome", "path", "status", "heading"),
    [
        (RIGHT, "/", 200, "Forside"),
        (RIGHT, "/2025/", 200, "2025"),
        (RIGHT, "/2025/index.html", 200, "2025"),
        (RIGHT, "/2025/nowhere.html", 404, "Ingen side"),
        (RIGHT, "/ny.html", 404, "Ingen side"),
        (WRONG, "/", 200, "Feil"),
        (WRONG, "/2025/nowhere.html", 200, "Feil"),
        (IN_SPITE, "/", 200, "Forside nå"),
        (IN_SPITE, "/ny.html", 200, "Ny"),
        (IN_SPITE, "/2025/nowhere.html", 200, "Feil"),
        (RIGHT, f"{LAST_GOOD}2025/nowhere.html", 302, ""),
        (WRONG, LAST_GOOD, 200, "Forside"),
        (WRONG, f"{LAST_GOOD}2025/", 200, "2025"),
        (WRONG, f"{LAST_GOOD}2025/data.csv", 200, ""),
    ],
)
def test_which_page_is_shown(
    outcome: PreviewOutcome, path: str, status: int, heading: str, preview: Preview
) -> None:
    preview.show(outcome)
    answer = get(preview, path)
    assert answer.code == status
    assert f"<h1>{heading}</h1>" in answer.body.decode() or not heading
    assert ("preview.js" in answer.body.decode()) == bool(heading)


def test_pages_say_whether_they_are_as_they_will_be(preview: Preview) -> None:
    preview.show(IN_SPITE)
    assert "<p>Har feil</p>" in get(preview, "/").body.decode()
    preview.show(WRONG)
    assert "<p>Forrige</p>" in get(preview, LAST_GOOD).body.decode()
    preview.show(RIGHT)
    assert "<p>" not in get(preview, "/").body.decode()


@pytest.mark.parametrize(
    ("outcome", "path", "to"),
    [
        (RIGHT, f"{LAST_GOOD}2025/", "/2025/"),
        (RIGHT, f"{LAST_GOOD}/evil.example", "/evil.example"),
        (WRONG, f"{LAST_GOOD}nowhere.html", LAST_GOOD),
    ],
)
def test_what_the_last_good_site_has_not_leads_on(
    outcome: PreviewOutcome, path: str, to: str, preview: Preview
) -> None:
    preview.show(outcome)
    assert get(preview, path).headers["Location"] == to


@pytest.mark.parametrize(
    ("report", "language", "to"),
    [
        ("lo/2025", "nb", "/2025/index.html"),
        ("lo/2025", "en", "/en/2025/1%20a.html"),
        ("lo/2024", "nb", "/"),
        ("//evil.example", "nb", "/"),
        ("", "", "/"),
    ],
)
def test_the_work_page_leads_back_to_the_report_it_is_about(
    report: str, language: str, to: str, preview: Preview
) -> None:
    written = {
        path: WrittenPage("lo/2025", path[:2] if path[2] == "/" else "nb", (), "", "", "", "", {})
        for path in ("2025/1.html", "2025/1/index.html", "2025/index.html", "en/2025/1 a.html")
    }
    preview.show(replace(RIGHT, written=written))
    answer = get(preview, f"{WORK}back?report={report}&language={language}")
    assert answer.headers["Location"] == to


@pytest.mark.parametrize(
    ("path", "kept", "policy"),
    [
        ("/assets/site.0123456789.css", "max-age=3600, immutable", None),
        ("/2025/data.csv", "no-store", None),
        ("/2025/attachments/a.html", "no-store", "sandbox"),
        ("/", "no-store", None),
    ],
)
def test_how_long_files_are_kept_and_which_may_run_scripts(
    path: str, kept: str, policy: str | None, preview: Preview
) -> None:
    preview.show(RIGHT)
    answer = get(preview, path)
    assert answer.headers["Cache-Control"] == kept
    assert answer.headers.get("Content-Security-Policy") == policy
    assert ("preview.js" in answer.body.decode()) == (path == "/")


def test_a_file_is_sent_whole_also_to_whoever_has_it(preview: Preview) -> None:
    preview.show(RIGHT)
    answer = get(preview, "/2025/data.csv")
    assert "Etag" not in answer.headers
    since = {"If-Modified-Since": answer.headers["Last-Modified"]}
    assert get(preview, "/2025/data.csv", **since).body == b"a;b"


def test_the_manual_has_the_codes_that_are_found(preview: Preview) -> None:
    preview.show(PreviewOutcome(GOOD, "", "", "", manuals={"LAW301": PAGE.format("LAW301")}))
    assert "<h1>LAW301</h1>" in get(preview, f"{MANUAL}LAW301").body.decode()
    assert get(preview, f"{MANUAL}LAW302").code == 404


def test_whoever_has_another_name_for_this_machine_is_turned_away(preview: Preview) -> None:
    preview.show(RIGHT)
    assert get(preview, "/", Host="evil.example").code == 403
    assert get(preview, "/", Host="localhost").code == 200


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, 204),
        ({"place": 1}, 409),
        ({"place": 2}, 409),
        ({"place": -1}, 409),
        ({"finding": 1}, 409),
        ({"finding": -1}, 409),
        ({"build": "x-1"}, 409),
        ({"place": "0"}, 400),
        ({"more": 1}, 400),
        ({"token": "x"}, 403),
        ({"Origin": "http://evil.example"}, 403),
    ],
)
def test_what_opens_in_the_editor(
    changed: dict[str, object], status: int, preview: Preview, tmp_path: Path
) -> None:
    put_editor(tmp_path / "code")
    preview.editor = Editor("Code", str(tmp_path / "code"), ("{file}",))
    preview.show(PreviewOutcome(GOOD, "", "", "", panel=FOUND))

    async def use(ask: Ask, port: int) -> int:
        headers = {
            "Origin": changed.pop("Origin", f"http://127.0.0.1:{port}"),
            "X-Aktsom-Token": changed.pop("token", preview.token),
        }
        asked = {"build": preview.build, "finding": 0, "place": 0, **changed}
        body = json.dumps(asked).encode()
        return (await ask(OPEN, method="POST", headers=headers, body=body)).code

    assert serve(preview, use) == status


def told_to_reload(preview: Preview, build: str, *, then: PreviewOutcome | None = None) -> int:
    """How often a page made from a build is told to reload, before and after a new build."""

    async def use(_: Ask, port: int) -> int:
        address = f"ws://127.0.0.1:{port}{CHANGES}?build={build}"
        asked = HTTPRequest(address, headers={"Origin": f"http://127.0.0.1:{port}"})
        page = await websocket_connect(asked)
        if then:
            preview.show(then)
        # An answer to a greeting comes after all that was said before.
        await page.write_message(json.dumps({"command": "hello"}))
        said: list[str] = []
        while not said or said[-1] != "hello":
            said.append(json.loads(await page.read_message() or "{}").get("command"))
        page.close()
        return said.count("reload")

    return serve(preview, use)


def test_pages_of_an_earlier_build_reload_at_once_and_all_at_the_next(preview: Preview) -> None:
    preview.show(RIGHT)
    assert told_to_reload(preview, preview.build) == 0
    assert told_to_reload(preview, "x-1") == 1
    assert told_to_reload(preview, preview.build, then=RIGHT) == 1
