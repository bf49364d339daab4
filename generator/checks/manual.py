"""The manual: what a code means, why it is looked for, how to put it right, with examples."""

import textwrap
from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.checks.messages import wording_of
from generator.checks.rules import all_codes, all_rules
from generator.checks.wordings import Example, FindingWords, load_shared_words, words_of
from generator.findings.finding import Code, Severity
from generator.text.cldr import format_date
from generator.text.wrapping import wrap_text
from schema.languages import spoken_for
from schema.law import cite, law_read, load_provisions
from schema.unexceptable import cases_never_excepted, why_never_excepted

_WIDTH = 88


def title_of(code: str, language: str) -> str:
    """Return what a code stands for, in one line. Raises KeyError for an unknown one."""
    return wording_of(all_codes()[code].id, language).title


class Description(Struct, frozen=True):
    """A manual page in a language; `words` are its headings, `laws` texts with their links."""

    code: str
    title: str
    severity: str
    asked_by: str
    excepted: str
    laws: tuple[tuple[str, str], ...]
    why: str
    remedy: str
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]
    words: Mapping[str, str]


def describe(code: str, language: str) -> Description:
    """Return the manual page of a code in a language. Raises KeyError for an unknown one."""
    language = spoken_for(language)
    found, words = all_codes()[code], load_shared_words().manual[language]
    wording, examples = wording_of(code, language), words_of(code)
    return Description(
        code, wording.title, _severity(found, words),
        words[found.asked_by] if found.asked_by else "", _excepted(code, language),
        tuple(_laws(found, language)),
        wording.why, _remedy(wording), examples.failing, examples.passing, words,
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
        *([f"{words['asked_by']}: {page.asked_by}"] if page.asked_by else []),
        *(_wrap(f"{words['law']}: {each}", narrow) for each, _ in page.laws),
        *([say_law_read(language)] if page.laws else []),
        _wrap(f"{words['why']}: {page.why}", narrow),
        _wrap(f"{words['remedy']}: {page.remedy}", narrow),
        *([_wrap(f"{words['excepted']}: {page.excepted}", narrow)] if page.excepted else []),
        *([words["examples"]] if words["examples"] and page.failing else []),
        *_show_examples(words["fails"], page.failing),
        *_show_examples(words["passes"], page.passing),
    ]
    return "\n\n".join(parts) + "\n"


def say_law_read(language: str) -> str:
    """Return the sentence that says as of when the law is read."""
    language = spoken_for(language)
    day = format_date(law_read(), language)
    return load_shared_words().manual[language]["read"].format(day=day)


def _remedy(wording: FindingWords) -> str:
    """The help of a code whatever the case, without the details that only a finding has."""
    return wording.remedy or str(wording.help).format()


def _excepted(code: str, language: str) -> str:
    """Return that no exception covers a code, or some cases of it, and why; empty where one may."""
    cases = cases_never_excepted(code)
    why = why_never_excepted(code, *cases[:1])
    never = load_shared_words().manual[language]["never_excepted"]
    which = f" ({', '.join(cases)})" if cases else ""
    return f"{never}{which}. {why[language]}" if why else ""


def _severity(code: Code, words: Mapping[str, str]) -> str:
    level = words[code.severity.word]
    drafts = {each.in_draft for each in all_rules() if each.code.id == code.id}
    softer = code.severity is Severity.ERROR and Severity.WARNING in drafts
    return f"{level} ({words['in_draft']})" if softer else level


def _laws(code: Code, language: str) -> Iterator[tuple[str, str]]:
    for law in code.law:
        provision = load_provisions()[law]
        summary = provision.summary.in_language(language)
        yield f"{cite(provision, language)}. {summary}", provision.link


def _wrap(text: str, width: int) -> str:
    return "\n".join(wrap_text(text, width))


def _show_examples(heading: str, examples: tuple[Example, ...]) -> Iterator[str]:
    for each in examples:
        file = f" ({each.file})" if each.file else ""
        yield f"{heading}{file}:\n\n{textwrap.indent(each.text, '    ')}"
