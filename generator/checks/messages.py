"""Findings in words: what is wrong in this very place, and how to put it right."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from generator.checks.rules import all_codes
from generator.checks.wordings import (
    Cases,
    FindingWords,
    PageWording,
    gap_title_of,
    load_shared_words,
    words_of,
)
from generator.findings.finding import Argument, Finding
from generator.text.cldr import format_date, format_number, join_words
from schema.languages import load_languages, name_within, spoken_for, usual_language
from schema.law import load_provisions, statute_of, with_statute
from schema.limits import most
from schema.values import Text
from schema.vocabulary import load_vocabulary

_LONGEST = 90


class Message(Struct, frozen=True):
    """What is wrong, in one or two sentences, and the lines that say how to put it right.

    Lines that are indented are an example of what to write.
    """

    text: str
    help: tuple[str, ...]


def wording_of(code: str, language: str) -> FindingWords:
    """Return what the command says of a code to readers of a language."""
    return words_of(code).by_language[spoken_for(language)]


def message_of(finding: Finding, language: str, *, on_page: bool = False) -> Message:
    """Return a finding in words, in the language that the command speaks to readers of this one.

    `on_page` it is said as whoever writes on the page puts it right: in fields, with buttons.
    Raises KeyError when a wording asks for an argument that the finding lacks: aktsom's own fault.
    """
    language = spoken_for(language)
    wording = wording_of(finding.code, language)
    case = str(finding.arguments.get("case", ""))
    shown = {name: _show(name, value, language) for name, value in finding.arguments.items()}
    message, help_text = wording.message, wording.help
    if wording.together and "together" in shown:
        message, help_text = wording.together.message, wording.together.help or help_text
    if on_page:
        shown |= _name_gap(finding, language)
    texts = (message, *_added(wording.added, finding))
    own = wording.on_page if on_page and wording.on_page else PageWording()
    help_texts = (help_text, *_added({**wording.help_added, **own.help_added}, finding))
    texts = _instead(own.message, case) or texts
    help_texts = _instead(own.help, case) or help_texts
    text = _fill(texts, case, shown)
    help_lines = (line for each in _fill(help_texts, case, shown) for line in each.split("\n"))
    return Message(" ".join(text), (*help_lines, *_notes(finding, shown, language)))


def _name_gap(finding: Finding, language: str) -> dict[str, str]:
    """Return what a finding on a known gap calls it on the page, as the list does one chooses in.

    `gaps` are those that it covers, by their cases.
    """
    named, now = (finding.arguments.get(name) for name in ("named", "now"))
    code = now[0] if isinstance(now, tuple) and now else named
    if not isinstance(code, str) or code not in all_codes():
        return {}
    cases = finding.arguments.get("cases")
    titles = (
        gap_title_of(code, str(case), language)
        for case in (cases if isinstance(cases, tuple) else ())
    )
    title = wording_of(code, language).title.rstrip(".")
    return {"gap": f"{title} ({code})", "gaps": join_words(tuple(titles), language)}


def _instead(words: Cases, case: str) -> tuple[Cases, ...]:
    """Return what is said of a case instead; nothing where it is said as usual."""
    said = words if isinstance(words, str) else words.get(case, "")
    return (said,) if said else ()


def _notes(finding: Finding, shown: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield what the finding rests on: the question it is about, and the law."""
    notes = load_shared_words().notes
    # A message that has the question's text itself needs no second one.
    if "asked" in shown and "label" not in shown:
        yield notes["question"][language].format(**shown)
    code = all_codes()[finding.code]
    if code.law:
        law = cite_all(code.law, language)
        yield notes[code.asked_by][language].format(law=law, within=_within(law))
    elif code.asked_by:
        yield notes[f"{code.asked_by}_alone"][language]


def cite_all(law: Iterable[str], language: str) -> str:
    """Return provisions, by their ids, as one citation; each statute is named once in a row."""
    cited: list[str] = []
    for statute, group in groupby((load_provisions()[each] for each in law), key=statute_of):
        references = [each.reference.in_language(language) for each in group]
        cited.append(with_statute(_join_citations(references, language), statute, language))
    return _join_citations(cited, language)


def _join_citations(citations: list[str], language: str) -> str:
    first, *others = citations
    return join_words((first, *map(_within, others)), language)


def _within(citation: str) -> str:
    """Return a citation as it stands within a sentence."""
    return f"{citation[:1].lower()}{citation[1:]}"


def _added(sentences: Mapping[str, str], finding: Finding) -> tuple[str, ...]:
    """Return the sentences of the arguments that are there; `a_b` says what `a` says, and more."""
    there = [name for name in sentences if finding.arguments.get(name)]
    return tuple(
        sentences[name]
        for name in there
        if not any(other.startswith(f"{name}_") for other in there)
    )


def _fill(templates: tuple[Cases, ...], case: str, shown: Mapping[str, str]) -> tuple[str, ...]:
    chosen = (each if isinstance(each, str) else each[case] for each in templates)
    return tuple(template.format(**shown) for template in chosen if template)


def _show(name: str, value: Argument, language: str) -> str:
    """Return an argument as readers meet it; its name says if it is a day, a language, a kind."""
    if isinstance(value, Text):
        found = value.find(language, usual_language())
        return _shorten(found[0]) if found else ""
    if isinstance(value, tuple):
        return _show_list(name, value, language)
    if isinstance(value, int) and name in {"coming_days", "past_days"}:
        return _show_days(name, value, language)
    if isinstance(value, int | Decimal):
        return _show_number(value, language)
    return _show_text(name, value, language)


def _show_list(name: str, items: tuple[str | Text | tuple[str, Text], ...], language: str) -> str:
    """Return a list in words; of very many items, the first, and dots for the rest."""
    limit = most("shown")
    shown = [_show_item(name, item, language) for item in items[:limit]]
    return f"{', '.join(shown)} …" if len(items) > limit else join_words(tuple(shown), language)


def _show_days(name: str, count: int, language: str) -> str:
    """Return how long it is until a day, or since: «om 5 dager»."""
    category = "one" if count == 1 else "other" if count else "zero"
    return load_shared_words().days[f"{name}_{category}"][language].format(count=count)


def _show_number(value: int | Decimal, language: str) -> str:
    """Return a number as texts have it; a small whole number may be a year, or a line."""
    if isinstance(value, int) and abs(value) < 10_000:
        return str(value)
    decimals = 0 if isinstance(value, int) else max(0, -int(value.as_tuple().exponent))
    return format_number(value, language, decimals).replace("\N{NO-BREAK SPACE}", " ")


def _show_item(name: str, item: str | Text | tuple[str, Text], language: str) -> str:
    if isinstance(item, str):
        return _show_text(name, item, language)
    if isinstance(item, Text):
        return _show(name, item, language)
    term, label = item
    named = label.by_language.get(language)
    return f"{term} ({named})" if named else term


def _show_text(name: str, value: str, language: str) -> str:
    if name.endswith("_day"):
        return format_date(date.fromisoformat(value), language)
    if name.endswith("_language"):
        return _name_language(value, language)
    if name in {"language", "listed"}:
        name = _name_language(value, language)
        return f"{value} ({name})" if name != value else value
    if name == "block":
        return "\n".join(f"  {line}" for line in value.split("\n"))
    if name == "keys":
        return value.join(load_languages()[language].quotes)
    return _show_shared(name, value, language) or _shorten(value)


def _show_shared(name: str, value: str, language: str) -> str:
    """Return the words that findings share: what a kind is called, how something is put right."""
    if name not in {"kind", "expected", "remedy"}:
        return ""
    shared = load_shared_words()
    words = shared.remedies if name == "remedy" else shared.kinds
    return words.get(value, {}).get(language, "")


def _name_language(code: str, language: str) -> str:
    term = load_vocabulary("languages").find(code)
    return name_within(term.label.in_language(language), language) if term else code


def _shorten(text: str) -> str:
    """Return a text on one line, cut to a length that a message can hold."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    beginning = line[: _LONGEST - 1]
    words = beginning.rpartition(" ")[0] if " " in beginning else beginning
    return f"{words.rstrip(' ,.;:')}…"
