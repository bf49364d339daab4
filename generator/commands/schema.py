"""`aktsom schema`: the JSON Schemas in schema/json/, made anew from the models."""

import os
from argparse import Namespace
from pathlib import Path

from generator.commands.parser import Parser
from generator.commands.session import Session
from schema.files import FOLDER
from schema.json_schemas import render


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.flag("--check")


def run(options: Namespace, session: Session) -> int:
    """Write the schemas; with --check only compare, and return 1 if any is stale."""
    folder = FOLDER / "json"
    shown = f"{os.path.relpath(folder, session.surroundings.folder)}{os.sep}"
    rendered = render()
    if not options.check:
        folder.mkdir(exist_ok=True)
        for name, text in rendered.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        session.out.say(session.words.count("schema_written", len(rendered), folder=shown))
        return 0
    stale = sorted(name for name, text in rendered.items() if _read(folder / name) != text)
    key = "schema_stale" if stale else "schema_current"
    session.out.say(session.words(key, folder=shown, names=", ".join(stale)))
    return 1 if stale else 0


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
