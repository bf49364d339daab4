"""What the desk replies, as the page shows it: what is found, and what stands beside, as HTML."""

from msgspec import Struct
from msgspec.structs import asdict

from generator.editing.beside import Beside, OtherWording
from generator.editing.draft_findings import DraftFinding, DraftSum
from generator.editing.replies import DraftReply, OpenedAnswer
from generator.serve.pages import fill
from generator.text.words import load_words
from schema.languages import spoken_for


class ShownFinding(Struct, frozen=True):
    """A finding as HTML; `keys` lead to the value that is meant, `line` and `column` to text."""

    kind: str
    html: str
    keys: tuple[str | int, ...]
    line: int
    column: int


class ShownDraft(Struct, frozen=True):
    """What is found in a draft, and in a sentence what it amounts to, here and altogether."""

    findings: tuple[ShownFinding, ...]
    sum: str


class ShownBeside(Struct, frozen=True):
    """What stands beside a field as HTML; its buttons are numbered as the other wordings are."""

    html: str
    others: tuple[OtherWording, ...]


def show(reply: object, language: str) -> object:
    """Return a reply of the desk with what is found, and what stands beside, ready for the page."""
    if isinstance(reply, OpenedAnswer):
        draft, beside = _show_draft(reply.draft, language), _show_beside(reply.beside, language)
        return {**asdict(reply), "draft": draft, "beside": beside}
    if isinstance(reply, DraftReply) and reply.draft:
        return {"draft": _show_draft(reply.draft, language)}
    return reply


def _show_draft(draft: DraftSum, language: str) -> ShownDraft:
    words, here = load_words(language, "writing"), len(draft.findings)
    own = words("found_here", count=here) if here else words["no_findings"]
    spoken = words["spoken"] if here else ""
    counted = draft.counted
    whole = f"{words['whole_report']} {counted}." if counted else words["whole_report_none"]
    found = tuple(_show_finding(each, language) for each in draft.findings)
    return ShownDraft(found, " ".join(filter(None, (own, whole, spoken))))


def _show_finding(finding: DraftFinding, language: str) -> ShownFinding:
    texts = load_words(language, "writing").texts
    told = spoken_for(language)
    html = fill("found.html", language, finding=finding, texts=texts, told=told)
    return ShownFinding(finding.kind, html, finding.keys, finding.line, finding.column)


def _show_beside(beside: Beside, language: str) -> ShownBeside:
    texts = load_words(language, "writing").texts
    return ShownBeside(fill("told.html", language, beside=beside, texts=texts), beside.others)
