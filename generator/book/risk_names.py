"""What each risk of a report is called, as plain text."""

from collections import Counter
from collections.abc import Mapping

from generator.book.model import BookReport, Phrase, PlainName
from schema.facts.identify import Risk
from schema.values import Text
from schema.vocabulary import load_vocabulary


def name_risks_plainly(report: BookReport, language: str, reader: str) -> Mapping[str, PlainName]:
    """Return the name of every risk by its id, in a language where it is there.

    Titles repeat (three do in the seed): the topic, as `reader` knows it, tells such risks apart;
    where it does not, the id.
    """
    if (language, reader) not in report.risk_names:
        report.risk_names[language, reader] = _name(report, language, reader)
    return report.risk_names[language, reader]


def title_risks(report: BookReport, language: str) -> Mapping[str, str]:
    """Return what each risk is called within a sentence, by its id: none as another."""
    named = name_risks_plainly(report, language, language)
    return {key: " ".join(name.unique.split()) for key, name in named.items()}


def _name(report: BookReport, language: str, reader: str) -> Mapping[str, PlainName]:
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


def _find(text: Text | None, language: str, report: BookReport) -> Phrase | None:
    return text.find(language, report.language) if text else None


def _label(risk: Risk, reader: str) -> Phrase | None:
    term = load_vocabulary("topics").find(risk.topic) if risk.topic else None
    return (term.label.in_language(reader), None) if term else None
