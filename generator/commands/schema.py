"""`aktsom schema`: the JSON Schemas, made anew from the models."""

import os
from argparse import Namespace
from pathlib import Path

from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.usage import UsageError
from schema.files import FOLDER
from schema.json_schemas import render


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--out", parser.words["metavar_folder"])
    parser.flag("--check")


def run(options: Namespace, session: Session) -> int:
    """Write the schemas; with --check only compare, and return 1 if any is stale.

    Those of the repository lie in schema/json/; an installed program is not written into. Raises
    UsageError.
    """
    is_installed = (FOLDER.parent / "__init__.py").is_file()  # the package that holds it all
    if is_installed and not options.out:
        raise UsageError("schema_needs_out", hint="schema_out_hint")
    folder = session.surroundings.folder / options.out if options.out else FOLDER / "json"
    shown = f"{os.path.relpath(folder, session.surroundings.folder)}{os.sep}"
    rendered = render()
    if not options.check:
        folder.mkdir(parents=True, exist_ok=True)
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
