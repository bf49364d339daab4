"""What Markdown does to an answer: links that lead nowhere, text that would not be shown."""

import html
import re
from collections.abc import Iterator
from posixpath import basename

from generator import prose
from generator.book import BoundReport
from generator.codes import references, syntax, values
from generator.findings import Ref, Severity
from generator.passages import Passage, passages_of
from generator.rules.reading import policies_of, questions_near
from generator.rules.registry import Context, Hit, Rule, hit
from generator.suggestions import closest
from schema.email_addresses import IN_TEXT

# Every link, picture, table, note and tag has one of these: other texts need not be rendered.
_MARKED = re.compile(r"[\[|<&`~]")
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ELEMENTS = (
    "a abbr article aside audio b big blockquote body br button caption center cite code col dd "
    "del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head "
    "header hr html i iframe img input ins kbd label li link main map mark meta nav object ol "
    "option p picture pre q s samp script section select small source span strike strong style "
    "sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video wbr"
)
_HTML = re.compile(
    rf"<!--.*?(?:-->|$)|</?(?P<name>{'|'.join(_ELEMENTS.split())})(?=[\s/>])[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 6
_HOST = re.compile(
    r"(?:www(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|eu|se|dk|int|info))(?:/|$)",
    re.IGNORECASE,
)


def _answers(report: BoundReport) -> Iterator[Passage]:
    """Yield the Markdown passages in which something may be wrong with links or marks."""
    for passage in passages_of(report):
        if passage.markdown and _MARKED.search(passage.text):
            yield passage


def _about(passage: Passage) -> str | None:
    return passage.question or None


def _links_lead_somewhere(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Yield links whose address is not let through: neither web, e-mail, telephone nor internal."""
    files = {each.file.casefold(): each.file for each in report.head.attachments}
    for passage in _answers(report):
        for link in prose.refused_links(passage.text):
            name = basename(link.replace("\\", "/")).casefold()
            meant = f"attachments/{files[name]}" if name in files else _meant_by(link)
            yield hit(passage.where.on(link), about=_about(passage), link=link, suggestion=meant)


def _meant_by(link: str) -> str:
    """Return the address that a link without its beginning was meant to be."""
    if IN_TEXT.fullmatch(link):
        return f"mailto:{link}"
    return f"https://{link}" if _HOST.match(link) else ""


def _attachments_listed(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Yield links and policies that name an attachment which report.yaml does not list."""
    listed = [each.file for each in report.head.attachments]
    for passage, file in _internal(report, "attachment"):
        if file not in listed:
            where = passage.where.on(f"attachments/{file}")
            yield _unlisted(where, file, listed)
    for index, policy in enumerate(policies_of(report)):
        named = policy.attachment
        if named is not None and named not in listed:
            where = report.ref("1-embed/facts.yaml", "policies", index, "attachment")
            yield _unlisted(where, named, listed)


def _unlisted(where: Ref, file: str, listed: list[str]) -> Hit:
    return hit(where, about=file, case="named", file=file, suggestion=closest(file, listed))


def _anchors_found(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Yield links to questions that the form does not have."""
    known = [each.question.id for each in report.questions]
    for passage, question in _internal(report, "question"):
        if question not in known:
            near = closest(question, known)
            yield hit(
                passage.where.on(f"#{question}"),
                about=_about(passage),
                question=question,
                suggestion=near,
                known=questions_near(report, question),
            )


def _internal(report: BoundReport, kind: str) -> Iterator[tuple[Passage, str]]:
    beginning = f"aktsom:{kind}/"
    for passage in _answers(report):
        for link in prose.links_of(passage.text):
            if link.startswith(beginning):
                yield passage, link.removeprefix(beginning)


def _everything_shown(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Yield the first words of a passage that its rendered form does not show."""
    for passage in _answers(report):
        words = prose.lost_words(passage.text)
        if words:
            where = passage.where.on(_as_written(passage.text, words))
            yield hit(where, about=_about(passage), words=" ".join(words))


def _as_written(text: str, words: tuple[str, ...]) -> str:
    """Return the longest beginning of the words that stands together in the text."""
    for count in range(min(len(words), _LONGEST), 1, -1):
        pattern = r"[^\w\n]+".join(map(re.escape, words[:count]))
        match = re.search(rf"\b{pattern}\b", text)
        if match:
            return match.group()
    return words[0]


def _no_html(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each text, the first HTML tag and the first comment outside code."""
    for passage in _answers(report):
        if "<" not in passage.text:
            continue
        rendered = _CODE.sub("", prose.to_html(passage.text, "text", 4))
        elements = _first_of_each(html.unescape(_TAG.sub(" ", rendered)))
        comment = elements.pop("", None)
        if comment:
            yield hit(passage.where.on(comment), about=_about(passage), case="comment", tag=comment)
        for tag in [*elements.values()][:1]:
            others = tuple(f"<{name}>" for name in [*elements][1:])
            yield hit(
                passage.where.on(tag), about=_about(passage), case="tag", tag=tag, others=others
            )


def _first_of_each(text: str) -> dict[str, str]:
    """Return the first tag of each element by its name, and the first comment by none."""
    found: dict[str, str] = {}
    for each in _HTML.finditer(text):
        found.setdefault((each["name"] or "").lower(), each.group())
    return found


_ERROR = Severity.ERROR
links_lead_somewhere = Rule(values.BAD_LINK, _ERROR, _links_lead_somewhere)
attachments_listed = Rule(references.ATTACHMENT_MISSING, _ERROR, _attachments_listed)
anchors_found = Rule(references.ANCHOR_MISSING, _ERROR, _anchors_found)
everything_shown = Rule(syntax.NOT_SHOWN, _ERROR, _everything_shown)
no_html = Rule(syntax.RAW_HTML, _ERROR, _no_html)
