"""ACC912, REF330–REF332 and PRV104: attachments that are not what readers can use, or tell more."""

import html
from collections.abc import Iterator, Mapping

from generator.book.model import BookAttachment, BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.content.active_office import find_office_activity
from generator.content.active_pdf import find_activity
from generator.content.file_kinds import Kind, is_as_named, recognise, suffix_of
from generator.content.opened_pictures import Flaw, find_flaw, tells_place
from generator.findings.finding import Severity
from generator.text.prose import to_html
from schema.kept_patterns import compile_kept
from schema.limits import most
from schema.wordlists import load_words

_SHOWN = compile_kept(r'(?<=src="aktsom:attachment/)[^"#]*')
# What browsers and the PDF show; the others are kinds that browsers do not.
_PICTURES = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "avif"})
_OTHER_PICTURES = frozenset({"heic", "heif", "tif", "tiff", "bmp", "psd", "eps", "raw", "dng"})
_MEGABYTE = 1024**2
# Data within a PDF is common, as in those that aktsom makes; what may be attached may be there.
_OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_ALLOWED = "attachments_allowed"


def is_shown_picture(report: BookReport, file: str) -> bool:
    """Tell whether a file that browsers show no picture of is shown as one: ACC912 says so."""
    return suffix_of(file) in _OTHER_PICTURES and file in _shown_in(report)


def _shown_in(report: BookReport) -> Mapping[str, TextPassage]:
    """Return the first passage that shows each picture, by the name of its file."""
    shown: dict[str, TextPassage] = {}
    for passage in passages_of(report):
        if passage.markdown and "![" in passage.text:
            for name in _SHOWN.findall(to_html(passage.text, "text", 4)):
                shown.setdefault(html.unescape(name), passage)
    return shown


def _flaw_of(attachment: BookAttachment, *, shown: bool) -> Flaw | str:
    """Return why an attachment cannot be shown as a picture; empty where it can, or need not."""
    suffix = suffix_of(attachment.attachment.file)
    if suffix == "svg":
        return ""  # refused as it is: a drawing may be a program
    if suffix in _PICTURES:
        file = attachment.source.file
        # Of a file that is something else, that is what is told.
        return find_flaw(file) if is_as_named(file.name, recognise(file)) else ""
    if shown:
        return "kind" if suffix in _OTHER_PICTURES else "no_picture"
    return ""


@rule("ACC912", Severity.ERROR)
def pictures_can_be_shown(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield pictures that cannot be opened, and files shown as pictures that are none."""
    shown, cover = _shown_in(report), report.head.cover
    for attachment in report.attachments:
        file = attachment.attachment.file
        passage = shown.get(file)
        is_shown = passage is not None or (cover is not None and cover.file == file)
        flaw = _flaw_of(attachment, shown=is_shown)
        if flaw:
            where = passage.where.on(_as_written(passage, file)) if passage else attachment.where
            about = passage.question if passage else file
            yield hit(where, about=about or None, case=flaw, file=file)


def _as_written(passage: TextPassage, file: str) -> str:
    """Return how a passage writes the address of a file, whose spaces may be escaped."""
    return next((each for each in (file, html.escape(file)) if each in passage.text), "![")


@rule("REF330", Severity.ERROR)
def attachments_are_what_they_are_called(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield attachments whose content is another than their name says."""
    for attachment in report.attachments:
        file = attachment.attachment.file
        kind = recognise(attachment.source.file)
        if not is_as_named(file, kind):
            yield hit(
                attachment.where,
                about=file,
                case=_case_of(kind, suffix_of(file)),
                file=file,
                wanted=suffix_of(file).upper(),
                kind=kind.upper(),
            )


def _case_of(kind: Kind, suffix: str) -> str:
    """Return what is told of a file of a kind that its name does not say."""
    if kind in {"empty", "html", "pointer", "old_office", "program", "text"}:
        return kind
    if kind.startswith("broken") or kind == "unknown":
        return "broken"
    if kind == "svg":
        return "drawing"
    if kind in _OTHER_PICTURES and suffix in _PICTURES:
        return "converted"
    return "picture" if {kind, suffix} <= _PICTURES | _OTHER_PICTURES else "other"


@rule("REF331", Severity.ERROR)
def attachments_fit(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield attachments larger than GitHub takes: in its web pages, or at all."""
    for attachment in report.attachments:
        size = attachment.source.size
        if size > most("attachment_bytes_in_browser"):
            file = attachment.attachment.file
            at_all = size > most("attachment_bytes")
            case, level = ("at_all", Severity.ERROR) if at_all else ("browser", Severity.WARNING)
            yield hit(
                attachment.where,
                about=file,
                severity=level,
                case=case,
                file=file,
                size=-(-size // _MEGABYTE),
            )


@rule("REF332", Severity.ERROR)
def attachments_do_nothing(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield attached documents that run something when they are opened, or carry what may be."""
    for attachment in report.attachments:
        file = attachment.attachment.file
        kind = suffix_of(file)
        small = attachment.source.size <= most("attachment_bytes")
        if not small or kind not in {"pdf", *_OFFICE} or recognise(attachment.source.file) != kind:
            continue
        if kind in _OFFICE:
            if case := find_office_activity(attachment.source.file):
                yield hit(attachment.where, about=file, case=case, file=file, inside="")
            continue
        does, files = find_activity(attachment.source.file)
        refused = [each for each in files if suffix_of(each) not in load_words(_ALLOWED)]
        if does or refused:
            inside = "" if does else refused[0]
            yield hit(attachment.where, about=file, case=does or "file", file=file, inside=inside)


@rule("PRV104", Severity.WARNING)
def pictures_tell_no_place(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield attached pictures that have with them where they were taken."""
    for attachment in report.attachments:
        file = attachment.attachment.file
        small = attachment.source.size <= most("attachment_bytes")
        if small and suffix_of(file) in _PICTURES and tells_place(attachment.source.file):
            yield hit(attachment.where, about=file, file=file)
