"""The command line: read, one command carried out, the exit status set."""

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from generator.commands import COMMANDS
from generator.commands.help import help_for, overview
from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.settings import read_settings
from generator.commands.usage import UsageError
from generator.commands.values import one_of
from generator.content.temporary_folders import sweep_temporary
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import open_terminal
from generator.formats.version import program_version
from generator.text.words import SAID_IN, Words, load_said, load_words
from schema.files import DataError
from schema.languages import complete_languages, load_languages, usual_language

FINE, WRONG_USE, INTERRUPTED = 0, 2, 130


def run(written: Sequence[str] | None = None) -> int:
    """Run `aktsom` with these arguments, those of the process unless given; return the status."""
    # At the end all objects go at once: looking for cycles among them first costs a sixth.
    atexit.register(gc.freeze)
    arguments = sys.argv[1:] if written is None else list(written)
    try:
        session = _open_session(usual_language())
    except DataError as error:  # there are no words to say it in
        sys.stderr.write(f"aktsom: {error}\n")
        return WRONG_USE
    try:
        known, rest = _everywhere(session.words).read_known(arguments)
        session = _open_session(known.lang or usual_language())
        return _dispatch(known, rest, session)
    except UsageError as error:
        session.err.write("".join(f"{line}\n" for line in error.explain(session.words)))
        return WRONG_USE
    except KeyboardInterrupt:
        session.err.say(session.words["interrupted"])
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - an editor gets a message, not a traceback
        from generator.commands.failures import report_failure

        report_failure(error, session, arguments)
        return WRONG_USE


def _open_session(language: str) -> Session:
    out, err = (open_terminal(stream, os.environ) for stream in (sys.stdout, sys.stderr))
    surroundings = Surroundings(_working_folder(), os.environ, out.look)
    page = os.environ.get(SAID_IN, "")
    words = load_said(page) if page in load_languages() else load_words(language, "command")
    return Session(out, err, words, surroundings)


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # it has been deleted; nothing will be found in it
        return Path(os.sep)


def _everywhere(words: Words) -> Parser:
    parser = Parser("aktsom", words)
    languages = complete_languages("command")
    parser.option("--lang", "|".join(languages), one_of("--lang", languages))
    parser.flag("--help")
    parser.flag("--version")
    parser.flag("--debug")
    return parser


def _dispatch(known: Namespace, rest: list[str], session: Session) -> int:
    if known.version:
        from schema.law import law_read

        session.out.say(f"aktsom {program_version()}".rstrip())
        session.out.say(session.words("version_law", date=law_read().isoformat()))
        return FINE
    if rest[:1] == ["help"]:
        known.help, rest = True, rest[1:]
    if rest:
        return _carry_out(rest[0], rest[1:], session, only_help=known.help)
    session.out.say(overview(_everywhere(session.words), session.out.look))
    return FINE


def _carry_out(name: str, written: list[str], session: Session, *, only_help: bool) -> int:
    if name not in COMMANDS:
        raise _unknown(name)
    command = import_module(f"generator.commands.{name}")
    parser = Parser(f"aktsom {name}", session.words)
    command.declare(parser)
    if only_help:
        everywhere = _everywhere(session.words)
        session.out.say(help_for(name, parser, everywhere, session.out.look))
        return FINE
    options = parser.read(written)
    sweep_temporary()
    # Content of a newer version is not for this one: so it says before anything is done.
    settings = read_settings(session.surroundings.folder)
    return int(command.run(options, replace(session, settings=settings)))


def _unknown(name: str) -> UsageError:
    from generator.text.suggestions import closest

    if name.startswith("-"):
        return UsageError("command_first", hint="see_help", command="aktsom", written=name)
    suggestion = closest(name, COMMANDS)
    return UsageError(
        "unknown_command", hint="see_help", suggestion=suggestion, command="aktsom", written=name
    )
