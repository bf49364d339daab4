"""yaml-language-server, the program behind VS Code's and others' help with YAML, as tests drive it.

It speaks JSON-RPC over its standard input and output: a header with the length, then the message.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.tools import ROOT, find_package_file

Json = Any
SERVER = "yaml-language-server/bin/yaml-language-server"


class LanguageServer:
    """One server at work on a folder; a document is opened with `open` and asked about after."""

    def __init__(self, folder: Path, settings: Mapping[str, Json]) -> None:
        self.folder, self.settings = folder, settings
        self.last_id = 0
        self.diagnostics: dict[str, list[Json]] = {}
        self.versions: dict[str, int] = {}
        node = str(Path(sys.executable).parent / "node")
        command = [sys.executable, node, str(find_package_file(SERVER)), "--stdio"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        uri = folder.as_uri()
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                    },
                },
                "workspaceFolders": [{"uri": uri, "name": "aktsom"}],
            },
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """Ask the server to end, and wait until it has."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.communicate(timeout=10)

    def open(self, file: str, text: str) -> list[Json]:
        """Open a document with this text, or change it to that; return what is wrong with it."""
        uri = (self.folder / file).as_uri()
        version = self.versions[uri] = self.versions.get(uri, 0) + 1
        self.diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": version}
        if version == 1:
            self.notify("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        else:
            change = {"textDocument": document, "contentChanges": [{"text": text}]}
            self.notify("textDocument/didChange", change)
        while uri not in self.diagnostics:
            self.read()
        return self.diagnostics[uri]

    def hover(self, file: str, line: int, column: int) -> str:
        """Return what is shown at a place (from 0)."""
        answer = self.request("textDocument/hover", self.place(file, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, file: str, line: int, column: int) -> dict[str, Json]:
        """Return what is offered at a place (from 0), by label."""
        answer = self.request("textDocument/completion", self.place(file, line, column))
        return {each["label"]: each for each in answer["items"]}

    def place(self, file: str, line: int, column: int) -> Json:
        """A place in a document, as the protocol has it."""
        uri = (self.folder / file).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def request(self, method: str, params: Json) -> Json:
        """Ask something and return the answer."""
        self.last_id += 1
        wanted = self.last_id
        self.write({"id": wanted, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == wanted and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def notify(self, method: str, params: Json) -> None:
        """Tell something that has no answer."""
        self.write({"method": method, "params": params})

    def write(self, message: Json) -> None:
        """Write one message."""
        assert self.process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def read(self) -> Json:
        """Read one message; answer what the server asks, keep what it has against documents."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = params["diagnostics"]
        elif "method" in message and "id" in message:
            self.write({"id": message["id"], "result": self.answer(message)})
        return message

    def answer(self, message: Json) -> Json:
        """Return what an editor would answer: the settings of the folder, or nothing."""
        if message["method"] != "workspace/configuration":
            return None
        sections = (each.get("section", "") for each in message["params"]["items"])
        return [find_section(self.settings, each) for each in sections]


def find_section(settings: Mapping[str, Json], section: str) -> Json:
    """Return the part of an editor's settings that has this name, as a tree; None without any."""
    found: dict[str, Json] = {}
    for key, value in settings.items():
        if key == section:
            return value
        if key.startswith(f"{section}."):
            *path, last = key.removeprefix(f"{section}.").split(".")
            below = found
            for each in path:
                below = below.setdefault(each, {})
            below[last] = value
    return found or None


def read_settings() -> dict[str, Json]:
    """Return the settings that VS Code gets from the repository."""
    settings: dict[str, Json] = json.loads((ROOT / ".vscode" / "settings.json").read_bytes())
    return settings
