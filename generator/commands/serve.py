"""`aktsom serve`: the site on this machine, renewed as the content changes."""

import errno
import socket
from argparse import Namespace
from datetime import UTC, datetime

from generator.commands.parser import Parser
from generator.commands.scope import find_content
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import read_port

_USUAL = 5500
_TRIES = 50


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--content", parser.words["metavar_folder"])
    parser.option("--port", parser.words["metavar_number"], read_port)


def run(options: Namespace, session: Session) -> int:
    """Serve until interrupted. Raises UsageError."""
    from generator.serve.following import HOST, Wish, follow

    content = find_content(options.content, session.surroundings.folder)
    port = options.port or _free_port(HOST)
    if options.port:
        _require(HOST, port)
    words, out = session.words, session.out

    def say(what: str) -> None:
        if what:
            out.say(f"{datetime.now(UTC).astimezone():%H:%M:%S}  {what}")

    def tell_where() -> None:
        out.say(f"\n{words('serve_at', address=out.look.paint(f'http://{HOST}:{port}/', 'bold'))}")
        out.say(f"{words['serve_how']}\n")

    if port != _USUAL and not options.port:
        out.say(words("serve_port_taken", port=_USUAL, other=port))
    out.say(words["serve_building"])
    follow(Wish(content, port, session.language, say, tell_where))
    return 0


def _free_port(host: str) -> int:
    """Return the usual port, or the first free one after it. Raises UsageError."""
    for port in range(_USUAL, _USUAL + _TRIES):
        if _trouble(host, port) is None:
            return port
    raise UsageError("no_free_port", first=str(_USUAL), last=str(_USUAL + _TRIES - 1))


def _require(host: str, port: int) -> None:
    trouble = _trouble(host, port)
    if trouble == errno.EACCES:
        raise UsageError("port_not_allowed", port=str(port))
    if trouble is not None:
        raise UsageError("port_taken", hint="port_taken_hint", port=str(port))


def _trouble(host: str, port: int) -> int | None:
    """Return the number of the error that keeps a port from being used, or None."""
    with socket.socket() as tried:
        if hasattr(socket, "SO_REUSEADDR"):
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            return error.errno
    return None
