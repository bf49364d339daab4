"""The manual: what a code means, why it is there, how to put it right, with examples.

The text of a manual stands with its code or rule, in Norwegian (see `Code.manual`); what English
readers get stands in templates/words/findings.yaml.
"""

import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, groupby, zip_longest

from msgspec import Struct

from generator.checks.messages import load_wordings
from generator.checks.rules import all_codes, all_rules
from generator.findings.finding import Code, Severity
from schema.law import cite, load_provisions

_SECTION = re.compile(
    r"(?P<name>Hvorfor|Rett opp|Feiler|Består)(?: \((?P<file>[^)]+)\))?:(?: (?P<text>.*))?$"
)
_WIDTH = 88


class Example(Struct, frozen=True):
    """A piece of content that fails or passes; `file` is empty where it only illustrates."""

    file: str
    text: str


class Manual(Struct, frozen=True):
    """A manual page, taken apart."""

    title: str
    why: str
    remedy: str
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]


def parse_manual(text: str) -> Manual:
    """Take a manual apart."""
    title, _, body = text.partition("\n")
    sections = [*_sections(textwrap.dedent(body).split("\n"))]
    texts = {name: " ".join(body.split()) for name, _, body in sections}
    examples = {
        wanted: tuple(
            Example(file, textwrap.dedent(body).strip("\n"))
            for name, file, body in sections
            if name == wanted
        )
        for wanted in ("Feiler", "Består")
    }
    why, remedy = texts.get("Hvorfor", ""), texts.get("Rett opp", "")
    return Manual(title, why, remedy, examples["Feiler"], examples["Består"])


def _sections(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (name, file, text) of each section."""
    name, file, body = "", "", ""
    for line in lines:
        match = _SECTION.match(line)
        if match:
            if name:
                yield name, file, body
            name, file, body = match["name"], match["file"] or "", f"{match['text'] or ''}\n"
        else:
            body += f"{line}\n"
    if name:
        yield name, file, body


@cache
def manual_of(code: str) -> Manual:
    """Return the manual of a code. Raises KeyError for an unknown one."""
    return parse_manual(all_codes()[code].manual)


def title_of(code: str, language: str) -> str:
    """Return what a code stands for, in one line. Raises KeyError for an unknown one."""
    if language == "en":
        return str(load_wordings()[code]["en"]["title"])
    return manual_of(code).title


class Description(Struct, frozen=True):
    """A manual page in a language; `words` are its headings, `laws` texts with their links."""

    code: str
    title: str
    severity: str
    laws: tuple[tuple[str, str], ...]
    why: str
    remedy: str
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]
    words: Mapping[str, str]


def describe(code: str, language: str) -> Description:
    """Return the manual page of a code in a language. Raises KeyError for an unknown one."""
    words, page, found = _words(language), manual_of(code), all_codes()[code]
    why, remedy = page.why, page.remedy
    if language == "en":
        wording = load_wordings()[code]["en"]
        why, remedy = wording["why"], _remedy(wording)
    return Description(
        code, title_of(code, language), _severity(found, words), tuple(_laws(found, language)),
        why, remedy, page.failing, page.passing, words,
    )  # fmt: skip


def explain(code: str, language: str, width: int = _WIDTH) -> str:
    """Return the manual page of a code as plain text, in lines no longer than easily read.

    Raises KeyError for an unknown one.
    """
    narrow = min(width, _WIDTH)
    page = describe(code, language)
    words = page.words
    parts = [
        _wrap(f"{code}  {page.title}", narrow),
        f"{words['severity']}: {page.severity}",
        *(_wrap(f"{words['law']}: {each}", narrow) for each, _ in page.laws),
        _wrap(f"{words['why']}: {page.why}", narrow),
        _wrap(f"{words['remedy']}: {page.remedy}", narrow),
        *_show_examples(words["fails"], page.failing),
        *_show_examples(words["passes"], page.passing),
    ]
    return "\n\n".join(parts) + "\n"


def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = load_wordings()["_manual"]["en" if language == "en" else "nb"]
    return words


def _remedy(wording: Mapping[str, str | Mapping[str, str]]) -> str:
    """The help of a code whatever the case, without the details that only a finding has."""
    return str(wording.get("remedy") or wording["help"]).format()


def _severity(code: Code, words: Mapping[str, str]) -> str:
    level = words[code.severity.word]
    drafts = {each.in_draft for each in all_rules() if each.code.id == code.id}
    softer = code.severity is Severity.ERROR and Severity.WARNING in drafts
    return f"{level} ({words['in_draft']})" if softer else level


def _laws(code: Code, language: str) -> Iterator[tuple[str, str]]:
    language = "en" if language == "en" else "nb"
    for law in code.law:
        provision = load_provisions()[law]
        summary = provision.summary.in_language(language)
        yield f"{cite(provision, language)}. {summary}", provision.link


def _wrap(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _show_examples(heading: str, examples: tuple[Example, ...]) -> Iterator[str]:
    for each in examples:
        file = f" ({each.file})" if each.file else ""
        yield f"{heading}{file}:\n\n{textwrap.indent(each.text, '    ')}"


def write_rules_page() -> str:
    """Return docs/rules.md: every code with its manual, by family."""
    words, families = _words("nb"), load_wordings()["_families"]
    parts = [words["page"]]
    for family, codes in groupby(all_codes().values(), key=lambda code: code.id[:3]):
        parts.append(f"## {family}: {families[family]['nb']}")
        parts.extend(_write_code(code, words) for code in codes)
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _write_code(code: Code, words: Mapping[str, str]) -> str:
    page = manual_of(code.id)
    cited = (load_provisions()[law] for law in code.law)
    laws = "; ".join(f"[{cite(each, 'nb')}]({each.link})" for each in cited)
    facts = [f"{words['severity']}: {_severity(code, words)}."]
    if laws:
        facts.append(f"{words['law']}: {laws}.")
    return "\n\n".join(
        (
            f"### {code.id}",
            f"**{_escape(page.title)}** {' '.join(facts)}",
            f"{words['why']}: {_escape(page.why)}",
            f"{words['remedy']}: {_escape(page.remedy)}",
            *_fence_examples(words["fails"], page.failing),
            *_fence_examples(words["passes"], page.passing),
        )
    )


def _escape(text: str) -> str:
    """Return a text in which nothing but `code` means anything to Markdown."""
    parts = re.split(r"(`[^`]+`)", text)
    plain = (re.sub(r"([*<`_])", r"\\\1", part) for part in parts[::2])
    return "".join(chain.from_iterable(zip_longest(plain, parts[1::2], fillvalue="")))


def _fence_examples(heading: str, examples: tuple[Example, ...]) -> Iterator[str]:
    for each in examples:
        file = f" (`{each.file}`)" if each.file else ""
        language = each.file.rsplit(".", 1)[-1] if each.file.endswith((".md", ".yaml")) else ""
        block = f"````{language}\n{each.text}\n````"
        yield f"- {heading}{file}:\n\n{textwrap.indent(block, '  ')}"
