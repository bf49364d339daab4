"""`aktsom serve`: the site on this machine, renewed as the content changes."""

import errno
import socket
import sys
from argparse import Namespace
from contextlib import suppress
from datetime import UTC, datetime

from generator.commands.parser import Parser
from generator.commands.scope import find_content
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import read_port
from generator.content.committed_site import SITE

HOST = "127.0.0.1"
_USUAL = 5500
_TRIES = 50


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--content", parser.words["metavar_folder"])
    parser.option("--port", parser.words["metavar_number"], read_port)


def run(options: Namespace, session: Session) -> int:
    """Serve until interrupted. Raises UsageError."""
    from generator.output.write import finish_interrupted
    from generator.serve.supervisor import PreviewOptions, follow

    folder = session.surroundings.folder
    content = find_content(options.content, folder)
    with suppress(OSError):
        finish_interrupted(folder / SITE)
    port = find_port(options.port)
    words, out = session.words, session.out

    def say(what: str) -> None:
        if what:
            out.say(f"{datetime.now(UTC).astimezone():%H:%M:%S}  {what}")

    def tell_where() -> None:
        address = out.look.paint(f"http://{HOST}:{port}/", "bold")
        out.say(f"\n{words('serve_at', address=address)}\n{words['serve_how']}\n")

    if port != (options.port or _USUAL):
        out.say(words("serve_port_taken", port=_USUAL, other=port))
    out.say(words["serve_building"])
    form = session.settings.form
    follow(PreviewOptions(content, folder, HOST, port, session.language, say, tell_where, form))
    return 0


def find_port(wanted: int | None) -> int:
    """Return the wanted port, or the usual one, or the first free one after it.

    Raises UsageError when it cannot be had.
    """
    if wanted is not None:
        _require(wanted)
        return wanted
    last = _USUAL + _TRIES - 1
    for port in range(_USUAL, last + 1):
        if _trouble(port) is None:
            return port
    raise UsageError("no_free_port", first=str(_USUAL), last=str(last))


def _require(port: int) -> None:
    trouble = _trouble(port)
    if trouble == errno.EACCES:
        raise UsageError("port_not_allowed", port=str(port))
    if trouble is not None:
        raise UsageError("port_taken", hint="port_taken_hint", port=str(port))


def _trouble(port: int) -> int | None:
    """Return the number of the error that keeps a port from being used, or None."""
    with socket.socket() as tried:
        if sys.platform != "win32":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as error:
            return error.errno
    return None
