"""SYN2xx, VAL2xx, REF301 and REF303: what Markdown does to an answer.

Links that lead nowhere, text that is not shown, headings where none can be.
"""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import basename
from urllib.parse import quote

from generator.book.model import BookReport
from generator.book.question_placement import BEGINNING
from generator.book.text_index import TextPassage
from generator.checks.rules.queries import (
    DEFINED,
    LABELLED,
    labels_in,
    policies_of,
    questions_near,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.codes import references
from generator.findings.finding import Ref, Severity
from generator.text import prose
from generator.text.characters import odd_space
from generator.text.suggestions import Suggestions
from schema.addresses import is_disguised, is_lookalike, is_readable
from schema.email_addresses import IN_TEXT
from schema.kept_patterns import compile_kept
from schema.vocabulary import load_vocabulary
from schema.wordlists import load_words

# Every link, picture, table, note and tag has one of these, and every bare address with a letter
# that is not everybody's: other texts need not be rendered.
_MARKED = compile_kept(r"[\[|<&`~]|(?:://|www\.)[^/\s]{0,80}[^\x00-\x7f/\s]")
_CODE = compile_kept(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_ANCHOR = compile_kept(r"</?a\b[^>]*>")
# Where GitHub puts what is dragged into its editor.
_UPLOADS = compile_kept(r"https://(?:github\.com/user-attachments|[\w-]+\.githubusercontent\.com)/")
_ELEMENTS = (
    "a abbr article aside audio b big blockquote body br button caption center cite code col dd "
    "del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head "
    "header hr html i iframe img input ins kbd label li link main map mark meta nav object ol "
    "option p picture pre q s samp script section select small source span strike strong style "
    "sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video wbr"
)
_HTML = compile_kept(
    rf"<!--.*?(?:-->|$)|</?(?P<name>{'|'.join(_ELEMENTS.split())})(?=[\s/>])[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 6
# What other programs take for a remark: an address that leads nowhere, with a title.
_REMARK = compile_kept(
    r"^ {0,3}\[(?://|comment|kommentar|merknad|_)\d{0,3}\]:[^\S\n]*(?:#|<#?>)[^\S\n]*[^\n]{1,400}",
    re.MULTILINE | re.IGNORECASE,
)
_LANGUAGES = "|".join(load_vocabulary("languages").ids)
_WEB = compile_kept(r"https?://[^\s/]", re.IGNORECASE)
_HOST = compile_kept(
    r"(?:www(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|eu|se|dk|int|info))(?:/|$)",
    re.IGNORECASE,
)
# A file without the folder it is in.
_FILE = compile_kept(r"[./\\]{0,9}(?:[^/\\:?#]{1,80}[/\\])?[^/\\:?#]{1,200}\.(?P<kind>\w{2,5})")
# What is told of an address that begins so, or is such: one pasted with its picture; a file on the
# writer's own machine or the office's server; one that makes pages, and is none; an attachment in a
# folder of its own.
_REFUSED = {
    "pasted": compile_kept(r"data:", re.IGNORECASE),
    "machine": compile_kept(r"file:|[A-Za-z]:[\\/]|\\{1,2}\w", re.IGNORECASE),
    "content": compile_kept(
        r"(?:[^?#]{0,200}/)?(?:(?:facts|report|organisation)\.yaml"
        rf"|(?:{_LANGUAGES})\.md)(?:#.{{0,200}})?$"
    ),
    "folder": compile_kept(r"[./]{0,9}attachments/[^?#]{1,200}/[^/?#]{1,200}$"),
}
_LONGEST_SHOWN = 80
# What GitHub's editor writes until a picture is there.
_UPLOADING = "![Uploading "
# An address in quotation marks, which Markdown takes for the title of a link that leads nowhere.
_QUOTED = compile_kept(
    r"\]\([ \t]{0,9}[\"'“”„«\u2018\u2019](?P<address>[^\s\"'“”„»()]{0,99}[./#@]"
    r"[^\s\"'“”„»()]{1,300})"
    r"[\"'“”»\u2018\u2019][ \t]{0,9}\)"
)
# Where Word's own links lead: its headings, notes and cross-references.
_BOOKMARK = compile_kept(r"_\w+")
# What is told of a text that has no other elements than these.
_KINDS = {
    "picture": frozenset({"img"}),
    "line": frozenset({"br"}),
    "table": frozenset({"table", "thead", "tbody", "tr", "td", "th", "br"}),
    "raised": frozenset({"sub", "sup"}),
    "link": frozenset({"a"}),
}
# `https:/x.no`, `https//x.no`, `http.//x.no`; and a question without its sign.
_TORN_SCHEME = compile_kept(r"https?(?::|\.|;)?/{1,2}(?=\w)", re.IGNORECASE)
_QUESTION = compile_kept(r"[0-6]\.[A-Za-z]\.\d(?:\.[a-z])?|0\.\d{1,2}")
# What needs some care in the name of a file that is linked to; of these, what may stay as it is.
_MARKS_IN_NAMES = " \u00a0\u202f()#%<>"
_PLAIN_IN_NAMES = " ()æøåÆØÅ,;!&'+=@$"
# How other programs give the size of a picture: `kart.png =300x200`.
_SIZED = compile_kept(r"\s=?\d{0,5}x\d{0,5}$")
_SUBHEADING = compile_kept(r"^(?P<line> {0,3}#{3,6}(?!#)(?P<title>[^\n]+))$", re.MULTILINE)
_NUMBERED = compile_kept(r"^\s*\d+(?:\.\w+)+\.?\s+")
# Words as few as these may well head a part of an answer.
_SHORT = 20
_TOP = compile_kept(r"^ {0,3}(?P<line>#{1,2}[ \t]+\S.*)$", re.MULTILINE)


def _answers(report: BookReport) -> Iterator[TextPassage]:
    """Yield the Markdown passages in which something may be wrong with links or marks."""
    for passage in report.markdown_passages:
        if _is_marked(passage.text):
            yield passage


@lru_cache(maxsize=1024)  # five rules ask it of the same texts
def _is_marked(text: str) -> bool:
    return bool(_MARKED.search(text))


def _about(passage: TextPassage) -> str | None:
    return passage.question or None


@rule("VAL201", Severity.ERROR)
def links_lead_somewhere(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links whose address is not let through: neither web, e-mail, telephone nor internal."""
    files = {each.file.casefold(): each.file for each in report.head.attachments}
    for passage in _answers(report):
        for link in prose.refused_links(passage.text):
            name = basename(link.replace("\\", "/"))
            listed = files.get(name.casefold(), "")
            case = _why_refused(link, passage.text)
            attached = listed or case in {"file", "folder"}
            meant = f"attachments/{listed or name}" if attached else _meant_by(link)
            meant = "" if case == "content" else meant
            quoted = _quoted_address(link, passage.text)
            case, meant = ("quoted", _meant_by(quoted) or quoted) if quoted else (case, meant)
            case = "uploading" if not link and _UPLOADING in passage.text else case
            where, about = passage.where.on(link or _as_empty(passage.text)), _about(passage)
            shown = link if len(link) <= _LONGEST_SHOWN else f"{link[:_LONGEST_SHOWN]}…"
            yield hit(where, about=about, case=case, link=shown, suggestion=meant)


@rule("VAL240", Severity.WARNING)
def files_are_here(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links to files that GitHub's editor has put elsewhere than in the repository."""
    for passage in report.markdown_passages:
        if _UPLOADS.search(passage.text):
            for link in dict.fromkeys(prose.links_of(passage.text)):
                # Of a picture as HTML, SYN205 says so.
                if _UPLOADS.match(link) and f'src="{link}' not in passage.text:
                    yield hit(passage.where.on(link), about=_about(passage), link=link)


def _why_refused(link: str, text: str) -> str:
    """Return what is wrong with an address, as the message's case."""
    misleading = "lookalike" if is_lookalike(link) else "disguised" if is_disguised(link) else ""
    if misleading:
        return misleading
    if _WEB.match(link):
        # A link may lead to the web that can be read; a picture may not be there.
        return "picture" if "![" in text and is_readable(link) else "host"
    case = next((case for case, pattern in _REFUSED.items() if pattern.match(link)), "")
    file = None if case else _FILE.fullmatch(link)
    if file and file["kind"].casefold() in load_words("attachments_allowed"):
        return "file"
    return case or ("link" if link else "empty")


def _quoted_address(link: str, text: str) -> str:
    """Return the address that a link without one, or with quotation marks in it, has in these."""
    quoted = (each["address"] for each in _QUOTED.finditer(text))
    return next((each for each in quoted if not link or each in link), "")


def _as_empty(text: str) -> str:
    """Return how a text writes a link without an address."""
    return next((each for each in ("]()", "](<>)", "]( )") if each in text), "](")


def _meant_by(link: str) -> str:
    """Return the address that a link without its beginning was meant to be."""
    if IN_TEXT.fullmatch(link):
        return f"mailto:{link}"
    if _QUESTION.fullmatch(link):
        return f"#{link}"
    torn = _TORN_SCHEME.match(link)
    link = link[torn.end() :] if torn else link
    whole = f"https://{link}"
    return whole if _HOST.match(link) and not (torn and torn.group() == "https://") else ""


@rule(references.ATTACHMENT_MISSING.id, Severity.ERROR)
def attachments_listed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links and policies that name an attachment which report.yaml does not list."""
    listed = frozenset(each.file for each in report.head.attachments)
    near = Suggestions(each.file for each in report.head.attachments)
    for passage, file in dict.fromkeys(_internal(report, "attachment")):
        if file not in listed:
            written = f"attachments/{file}"
            if written not in passage.text:
                # In other capitals than a link to an attachment has.
                found = re.search(re.escape(written), passage.text, re.IGNORECASE)
                written = found[0] if found else written
            if sized := _SIZED.search(file):
                size = sized.group().strip()
                yield hit(passage.where.on(file), about=file, case="sized", file=file, size=size)
            else:
                yield _unlisted(passage.where.on(written), file, near)
    for index, policy in enumerate(policies_of(report)):
        named = policy.attachment
        if named is not None and named not in listed:
            where = report.ref("1-embed/facts.yaml", "policies", index, "attachment")
            yield _unlisted(where, named, near)


def _unlisted(where: Ref, file: str, near: Suggestions) -> Hit:
    meant = near.closest(file)
    marked = meant if any(mark in meant for mark in _MARKS_IN_NAMES) else ""
    address = f"<attachments/{quote(marked, safe=_PLAIN_IN_NAMES)}>" if marked else ""
    space = odd_space(file, meant)
    return hit(
        where,
        about=file,
        case="letters" if meant.casefold() == file.casefold() else "named",
        file=file,
        suggestion=meant,
        space=space,
        address=address,
    )


@rule("REF303", Severity.ERROR)
def anchors_found(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links to questions that the form does not have."""
    known = [each.question.id for each in report.questions]
    hints = Suggestions(known)
    told: set[Ref] = set()
    for passage, question in _internal(report, "question"):
        where, about = passage.where.on(f"#{question}"), _about(passage)
        if _BOOKMARK.fullmatch(question):
            # Where there is one of Word's, there are more: a note's leads back, too.
            if passage.where not in told:
                yield hit(where, about=about, case="bookmark", question=question)
            told.add(passage.where)
        elif "." not in question and not hints.closest(question):
            yield hit(where, about=about, case="heading", question=question)
        elif question not in known:
            near = hints.closest(question)
            yield hit(
                where,
                about=about,
                case="number",
                question=question,
                suggestion=near,
                known=questions_near(report, question),
            )


def _internal(report: BookReport, kind: str) -> Iterator[tuple[TextPassage, str]]:
    beginning = f"aktsom:{kind}/"
    for passage in _answers(report):
        for link in prose.links_of(passage.text):
            if link.startswith(beginning):
                yield passage, link.removeprefix(beginning)


@rule("SYN207", Severity.ERROR)
def everything_shown(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first words of a passage that its rendered form does not show."""
    used: frozenset[tuple[str, str]] | None = None
    for passage in _answers(report):
        words = prose.lost_words(passage.text)
        if words:
            remark = _remark_with(passage.text, words[0])
            why = "remark" if remark else prose.why_lost(passage.text, words[0]) or "other"
            if why == "reference":
                used = labels_in(report, LABELLED, "][") if used is None else used
                why = "strayed" if _is_used_beside(passage, used) else why
            row = _row_with(passage.text, words[0]) if why == "cell" else ""
            where = passage.where.on(remark or row or _as_written(passage.text, words))
            yield hit(where, about=_about(passage), case=why, words=remark or " ".join(words))


def _is_used_beside(passage: TextPassage, used: frozenset[tuple[str, str]]) -> bool:
    """Tell whether another answer of the file has a link that uses an address in this one."""
    labels = (each["label"].casefold() for each in DEFINED.finditer(passage.text))
    return any((passage.where.file, label) in used for label in labels)


def _remark_with(text: str, word: str) -> str:
    """Return the remark that has a word, as other programs write it: `[//]: # (Spør Kari)`."""
    return next((each.group() for each in _REMARK.finditer(text) if word in each.group()), "")


def _row_with(text: str, word: str) -> str:
    """Return the row of a table that has a word, the longest of several."""
    rows = [each.strip() for each in text.split("\n") if "|" in each and word in each]
    return max(rows, key=lambda row: row.count("|"), default="")


def _as_written(text: str, words: tuple[str, ...]) -> str:
    """Return the longest beginning of the words that stands together in the text."""
    for count in range(min(len(words), _LONGEST), 1, -1):
        pattern = r"[^\w\n]+".join(map(re.escape, words[:count]))
        match = re.search(rf"\b{pattern}\b", text)
        if match:
            return match.group()
    return words[0]


@rule("SYN205", Severity.ERROR)
def no_html(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each text, the first HTML tag and the first comment outside code."""
    for passage in _answers(report):
        if "<" not in passage.text:
            continue
        rendered = _CODE.sub("", _ANCHOR.sub("", prose.to_html(passage.text, "text", 4)))
        elements = _first_of_each(html.unescape(prose.TAG.sub(" ", rendered)))
        comment = elements.pop("", None)
        if comment:
            case = "comment" if comment.endswith("-->") else "unclosed"
            yield hit(passage.where.on(comment), about=_about(passage), case=case, tag=comment)
        for tag in [*elements.values()][:1]:
            others = tuple(f"<{name}>" for name in [*elements][1:])
            case = next((case for case, of in _KINDS.items() if of.issuperset(elements)), "tag")
            yield hit(
                passage.where.on(tag), about=_about(passage), case=case, tag=tag, others=others
            )


def _first_of_each(text: str) -> dict[str, str]:
    """Return the first tag of each element by its name, and the first comment by none."""
    found: dict[str, str] = {}
    for each in _HTML.finditer(text):
        found.setdefault((each["name"] or "").lower(), each.group())
    return found


@rule("SYN208", Severity.ERROR)
def no_answer_inside_an_answer(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield lines within an answer that look like the heading of another question."""
    ids = {each.question.id for each in report.questions}
    for passage in report.markdown_passages:
        for match in BEGINNING.finditer(passage.text) if passage.has_figures else ():
            if match["id"] in ids and match["id"] != passage.question:
                where = passage.where.on(match[0].strip())
                yield hit(where, about=_about(passage), question=match["id"])


@rule("SYN240", Severity.WARNING)
def no_heading_of_the_form(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield headings within an answer that say what the form's own headings say."""
    found = [
        (passage, match)
        for passage in report.markdown_passages
        for match in (_SUBHEADING.finditer(passage.text) if "###" in passage.text else ())
    ]
    labels = _labels(report) if found else {}
    for passage, match in found:
        title = match["title"].strip()
        own = f"{title} ".startswith(f"{passage.question} ") and passage.question
        question = own or labels.get(_plain(title))
        if question is not None:
            case = "other" if question not in {"", passage.question} else "own"
            where = passage.where.on(match["line"].strip())
            yield hit(where, about=_about(passage), case=case, question=question)


def _labels(report: BookReport) -> Mapping[str, str]:
    """Return the questions by their labels in all languages; headings of sections lead to none."""
    steps = report.form.steps.values()
    sections = [(each.title, "") for step in steps for each in step.sections]
    questions = [(each.label, each.id) for each in report.form.questions]
    return {
        _plain(written): id_
        for label, id_ in (*sections, *questions)
        for written in label.text.by_language.values()
        if len(written) > _SHORT
    }


def _plain(title: str) -> str:
    """Return a heading's words without its number and its signs, to compare."""
    return _NUMBERED.sub("", title).strip(" *_:.?#").casefold()


@rule("SYN209", Severity.ERROR)
def headings_of_facts_are_low(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield headings of level 1 or 2 in texts of YAML files."""
    for passage in report.markdown_passages:
        if passage.where.file.endswith(".yaml"):
            for match in _TOP.finditer(passage.text):
                where = passage.where.on(match["line"])
                yield hit(where, about=passage.question or None, text=match["line"])
