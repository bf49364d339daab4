"""REF308, REF309, REF311 and REF312: notes and links that lead nowhere a reader can go."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import about_fact, marked_texts, policies_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.text.prose import refused_links, to_html
from generator.text.suggestions import Suggestions
from generator.text.torn_addresses import find_mistake, find_torn_schemes
from schema.addresses import is_readable, split_address
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

_NOTE = compile_kept(r"^ {0,3}\[\^(?P<note>[^\[\]\n]{1,60})\]:", re.MULTILINE)
_MARK = compile_kept(r"(?<!\\)\[\^(?P<mark>[^\[\]\n]{1,60})\](?!:)")
_WEB = compile_kept(r"https?://(?:(?!\]\()[^\s<>\"«»)])*[^\s<>\"«»)\].,;:!?]", re.IGNORECASE)
_BARE = compile_kept(r"(?<![\w/.@:-])www\.[^\s<>\"«»()\[\]]*[^\s<>\"«»()\[\].,;:!?]", re.IGNORECASE)
# An address that ends in what may be a mark of emphasis.
_ENDED = compile_kept(r"https?://[^\s<>\"«»()\[\]]{1,300}[*_~](?=[\s.,;:!?]|$)", re.MULTILINE)
# A file on the writer's own machine, or on the office's server.
_PATH = compile_kept(
    r"(?<![\w:/\\])(?P<path>[A-Za-z]:\\(?![\w\\])|(?:file:/{2,3}(?=\w)|[A-Za-z]:\\(?=\w)"
    r"|\\\\[\w.-]{1,80}\\(?=\w)|smb://(?=\w)|/(?:Users|home)/(?=\w))"
    r"[^\s<>\"«»()\[\]`*]{0,200}[^\W_])"
)
_OF_PATHS = ("\\", "file://", "smb://", "/Users/", "/home/")
# An address with two beginnings seems to have one of these for its host: REF312 says so.
_SCHEMES = frozenset({"http", "https"})
# What GitHub shows of a file in the repository: not what is published.
_REPOSITORY_FILE = compile_kept(
    r"https://(?:github\.com|raw\.githubusercontent\.com)/[^\s]+/attachments/(?P<name>[^/?#\s]+)(?:[?#]\S*)?"
)
_NUMBERS = compile_kept(r"(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3})+")
_FRONT = compile_kept(r"(?:(?:no|nb|nn|en)/?)?(?:index\.html?|default\.aspx?)?", re.IGNORECASE)


@rule("REF308", Severity.ERROR)
def notes_and_marks_meet(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield footnote marks without a note, and notes without a mark."""
    answers = [(each, *_notes_and_marks(text)) for each, text in marked_texts(report, "[^")]
    # A note that stands in another answer of the file, which on GitHub is one page.
    lone = {
        (passage.where.file, note): passage.question
        for passage, notes, marks in answers
        for note in notes
        if note not in marks
    }
    strayed: set[tuple[str, str]] = set()
    for passage, notes, marks in answers:
        about = passage.question or None
        hints = Suggestions(each for each in notes if each not in marks)
        for mark in marks:
            if mark in notes:
                continue
            where, key = passage.where.on(f"[^{mark}]"), (passage.where.file, mark)
            if there := lone.get(key):
                strayed.add(key)
                yield hit(where, about=about, case="strayed", mark=mark, there=there)
            else:
                near = hints.closest(mark)
                yield hit(where, about=about, case="mark", mark=mark, suggestion=near)
    for passage, notes, marks in answers:
        for note in notes:
            if note not in marks and (passage.where.file, note) not in strayed:
                where, about = passage.where.on(f"[^{note}]:"), passage.question or None
                yield hit(where, about=about, severity=Severity.WARNING, case="note", mark=note)


def _notes_and_marks(text: str) -> tuple[dict[str, None], dict[str, None]]:
    """Return the labels of the notes of a text, and of its marks, each once and in order."""
    notes = dict.fromkeys(each["note"] for each in _NOTE.finditer(text))
    return notes, dict.fromkeys(each["mark"] for each in _MARK.finditer(text))


@rule("REF309", Severity.WARNING)
def links_open_to_all(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links to hosts that only employees can reach."""
    for where, about, address in _addresses(report):
        parts = split_address(address)
        if parts and parts.hostname and _is_closed(parts.hostname):
            yield hit(where.on(address), about=about, case="closed", host=parts.hostname)
        elif file := _REPOSITORY_FILE.fullmatch(address):
            name = unquote(file["name"])
            yield hit(where.on(address), about=about, case="repository", file=name)
    for passage in passages_of(report):
        if any(map(passage.text.__contains__, _OF_PATHS)):
            about = passage.question or None
            for path in dict.fromkeys(_PATH.findall(passage.text)):
                if not _is_refused(path, passage):
                    yield hit(passage.where.on(path), about=about, case="machine", host=path)


def _is_refused(path: str, passage: TextPassage) -> bool:
    """Tell whether a path is the address of a link: VAL201 says so."""
    return any(path.lstrip("\\") in each for each in _refused_in(passage))


@rule("REF312", Severity.WARNING)
def links_can_be_opened(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield addresses in running text that no browser can open, or that lead elsewhere."""
    for where, about, address in (*_addresses(report), *_bare_addresses(report)):
        case, meant = find_mistake(address)
        if not case and "://" in address and not is_readable(address):
            case = "unreadable"
        if case:
            yield hit(where.on(address), about=about, case=case, address=address, meant=meant)
    yield from _cut_short(report)
    for passage in passages_of(report):
        # Of the address of a link, VAL201 says so.
        for torn, meant in find_torn_schemes(passage.text):
            if not any(torn.startswith(each) for each in _refused_in(passage)):
                where, about = passage.where.on(torn), passage.question or None
                yield hit(where, about=about, case="scheme", address=torn, meant=meant)


def _cut_short(report: BookReport) -> Iterator[Hit]:
    """Yield bare addresses whose last sign is taken for one of the text, as on GitHub."""
    for passage, text in marked_texts(report, "://"):
        ended = [*_ENDED.finditer(text)]
        shown = to_html(passage.text, "text", 4) if ended else ""
        for match in ended:
            address, about = match.group(), passage.question or None
            if f">{html.escape(address[:-1])}</a>{address[-1]}" in shown:
                where, kept = passage.where.on(address), f"<{address}>"
                yield hit(where, about=about, case="ending", address=address, meant=kept)


def _refused_in(passage: TextPassage) -> tuple[str, ...]:
    return tuple(refused_links(passage.text)) if passage.markdown else ()


def _bare_addresses(report: BookReport) -> Iterator[tuple[Ref, str | None, str]]:
    for passage in passages_of(report):
        if "www." in passage.text:
            for address in dict.fromkeys(_BARE.findall(passage.text)):
                yield passage.where, passage.question or None, address


def _addresses(report: BookReport) -> Iterator[tuple[Ref, str | None, str]]:
    about = about_fact(report, "policies")
    for index, policy in enumerate(policies_of(report)):
        if policy.url:
            yield report.ref("1-embed/facts.yaml", "policies", index, "url"), about, policy.url
    for passage in passages_of(report):
        found = dict.fromkeys(_WEB.findall(passage.text) if "://" in passage.text else ())
        # Of the address of a link, VAL201 says so.
        refused = refused_links(passage.text) if found and passage.markdown else ()
        for address in found:
            if not any(each.startswith(address) for each in refused):
                yield passage.where, passage.question or None, address


def _is_closed(host: str) -> bool:
    # A browser takes the full stop of Chinese and Japanese for its own.
    host = host.replace("\u3002", ".")
    ends = (host.split(".", count)[-1] for count in range(host.count(".") + 1))
    first = host.split(".", 1)[0]
    alone = "." not in host or bool(_NUMBERS.fullmatch(host))
    named = first in load_words("closed_host_beginnings")
    closed = any(end in load_words("closed_hosts") for end in ends)
    return (alone and host not in _SCHEMES) or named or closed


@rule("REF311", Severity.WARNING, law=("aapenhetsloven-5-a",))
def policies_themselves(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield policies whose address is that of a front page."""
    about = about_fact(report, "policies")
    for index, policy in enumerate(policies_of(report)):
        if policy.url and _is_front_page(policy.url):
            where = report.ref("1-embed/facts.yaml", "policies", index, "url")
            yield hit(where, about=about, address=policy.url)


def _is_front_page(address: str) -> bool:
    rest = address.partition("://")[2].partition("/")[2]
    return bool(_FRONT.fullmatch(rest))
