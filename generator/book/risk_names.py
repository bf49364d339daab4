"""What each risk of a report is called, as plain text."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from schema.facts.identify import Risk
from schema.values import Text
from schema.vocabulary import load_vocabulary

# A text and its language; None where that is the reader's.
_Phrase: TypeAlias = tuple[str, str | None]


class PlainName(Struct, frozen=True):
    """What a risk is called: its title and topic, and a name that no other risk shares."""

    title: _Phrase
    topic: _Phrase | None
    unique: str


def name_risks_plainly(report: BookReport, language: str, reader: str) -> Mapping[str, PlainName]:
    """Return the name of every risk by its id, in a language where it is there.

    Titles repeat (three do in the seed): the topic, as `reader` knows it, tells such risks apart;
    where it does not, the id.
    """
    titles, topics = {}, {}
    for risk in (each.risk for each in report.risks):
        titles[risk.id] = _find(risk.title, language, report) or (risk.id, None)
        topics[risk.id] = _find(risk.other_topic, language, report) or _label(risk, reader)
    alone = Counter(title for title, _ in titles.values())
    both = Counter((titles[key][0], topic and topic[0]) for key, topic in topics.items())
    names = {}
    for key, title in titles.items():
        topic, unique = topics[key], title[0]
        if alone[unique] > 1:
            told = topic[0] if topic and both[unique, topic[0]] == 1 else key
            unique = f"{unique}: {told}"
        names[key] = PlainName(title, topic, unique)
    return names


def _find(text: Text | None, language: str, report: BookReport) -> _Phrase | None:
    return text.find(language, report.language) if text else None


def _label(risk: Risk, reader: str) -> _Phrase | None:
    term = load_vocabulary("topics").find(risk.topic) if risk.topic else None
    return (term.label.in_language(reader), None) if term else None
