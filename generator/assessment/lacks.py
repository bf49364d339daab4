"""What a statement lacks, as values; and how its texts are judged."""

from collections.abc import Set as AbstractSet

from msgspec import Struct

from generator.assessment.elsewhere import leads_elsewhere
from generator.book.model import BookReport
from generator.findings.finding import Ref
from generator.text.vacuity import (
    Wanted,
    is_vacuous,
    names_harm,
    repeats,
    speaks_of_risk,
    words_of_risk,
)
from schema.facts.identify import Risk
from schema.kept_patterns import compile_kept
from schema.values import Text

_LINK = compile_kept(r"\]\(|://|@\w")
# Of more words, a risk is told of in a way of its own.
_FEW_OF_TITLE, _FEW_TOLD = 3, 12
_BRIEF_RISK = 60


class Lack(Struct, frozen=True):
    """One thing that is not there: which case, where it would stand, what it concerns.

    `about` is the question or the risk an exception may name; `risk` the id of the risk. It is
    `reasoned` when it is said that it cannot be given, and why.
    """

    case: str
    where: Ref
    about: str | None = None
    risk: str = ""
    reasoned: bool = False


class Texts(Struct, frozen=True):
    """Judges the texts of one report in its main language; its own `names` tell nothing."""

    report: BookReport
    language: str
    names: AbstractSet[str]

    @classmethod
    def of(cls, report: BookReport) -> "Texts":
        """Return the judge of a report's texts."""
        return cls(report, report.language, report.name_words)

    def main(self, text: Text | None) -> str:
        """Return a text in the main language, or in any that it is written in; "" for none."""
        found = text.find(self.language, self.language) if text else None
        return found[0] if found else ""

    def is_empty(
        self, text: Text | str | None, fewest: int = 1, *, wanted: Wanted = "named"
    ) -> bool:
        """Tell whether a text names fewer than so many things, or is not there.

        What an enterprise is and found can be named, and `pointed` at. What it did may be said
        in so many words that `things` of any kind will do; other answers need but `words`.
        What leads elsewhere says so much: where it leads.
        """
        said = text if isinstance(text, str) else self.main(text)
        return not _LINK.search(said) and is_vacuous(
            said, self.names, fewest, self.language, wanted=wanted
        )

    def lead_elsewhere(self, text: Text | str | None) -> bool:
        """Tell whether a text only says where something stands that the statement does not have."""
        said = text if isinstance(text, str) else self.main(text)
        return leads_elsewhere(said, self.report)

    def repeats(self, text: Text | None, other: Text | None) -> bool:
        """Tell whether a text only says again what another says."""
        return repeats(self.main(text), self.main(other))

    def names_nothing(self, risk: Risk) -> bool:
        """Tell whether neither title, topic nor description says what a risk is of."""
        topic = risk.topic and (
            risk.topic != "other" or not self.is_empty(risk.other_topic, wanted="pointed")
        )
        told = (risk.title, risk.description)
        return not topic and all(self.is_empty(each, wanted="pointed") for each in told)

    def tells_no_more(self, risk: Risk) -> bool:
        """Tell whether no text says more of a risk than its topic: what happens, or to whom.

        Of a risk without a topic, a text must have a word for a harm, a right or a person.
        """
        told = [each for each in map(self.main, (risk.title, risk.description)) if each]
        brief = len(told) > 1 and len(told[0].split()) <= _FEW_OF_TITLE
        if (
            brief
            and len(told[1].split()) <= _FEW_TOLD
            and not any(_LINK.search(x) or names_harm(x, self.language) for x in told)
        ):
            return True
        names = frozenset(self.names | words_of_risk())
        texts = (risk.title, risk.description, risk.reason, risk.other_topic)
        said = [each for each in map(self.main, texts) if each]
        if risk.topic in {None, "other"} and sum(len(each.split()) for each in said) <= _BRIEF_RISK:
            general = len(said) > 1 and speaks_of_risk(said[0])
            return general and not any(
                _LINK.search(x) or names_harm(x, self.language) for x in said
            )
        # «HMS» alone names a topic, as a topic does.
        if risk.topic is None or not (len(said) > 1 or speaks_of_risk(said[0])):
            return False
        return all(
            not _LINK.search(each) and is_vacuous(each, names, language=self.language)
            for each in said
        )
