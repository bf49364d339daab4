"""Reports nobody has written, each made from a number, with the truth of what it says.

A `Case` is the truth; `write` gives the text that the portal's PDF would have: fields without
numbers, tables as broken lines, measures with labels, a page's start marked by a form feed.
"""

import random
from textwrap import fill

from msgspec import Struct

from schema.vocabulary import load_vocabulary
from tests.generator.importing.sources import heading, prose_questions

NAME = "Fjellvidde Prøve SA"
POOL = {
    "nb": (
        "Vi kjøper tekstiler fra om lag førti leverandører, og de fleste har vi kjent i ti år.",
        (
            "Styret behandlet retningslinjene i februar, og de tillitsvalgte var med i arbeidet. "
            "De ligger på https://prove.example/baerekraft/etiske-retningslinjer-for-innkjop.pdf "
            "og er åpne for alle."
        ),
        "Trinn 2 er innkjøp mellom 30 000,- og 100 000,-. Trinn 3 er innkjøp > 100 000,- i året.",
        "Spør <NAVN> i # drift, se også 3.B.4 Valg av produkter og sertifiseringer, eller [^1].",
        "Status er at arbeidet pågår. Mål er satt. Annet blir vurdert senere.",
        "Planer og ressurser\n\nTo årsverk er satt av til arbeidet, og styret har bevilget midler.",
        "Kontaktinformasjon\n\nVarslingskanalen når du på varsling@prove.example.",
        "Aktsomhetsvurderinger\n\nDette gjør vi hvert år.",
        "Vi har delt dem i grupper:\n- 2. Bygg og anlegg\n- 12. Personell",
    ),
    "nn": (
        "Vi kjøper tekstilar frå om lag førti leverandørar, og dei fleste har vi handla med lenge.",
        "Styret behandla retningslinjene i februar, og dei tillitsvalde var med. Dei ligg ope.",
        "Vi har ikkje fått inn nokon varsel. Kanalen er open for alle, òg hos underleverandørane.",
        "Leiargruppa får ei oversikt kvar månad, og difor veit ho kva som skjer i kjeda.",
    ),
    "en": (
        "We buy textiles from about forty suppliers, and most of them we have known for long.",
        (
            "The risk is greatest furthest out in the chain, and we therefore work with our sub-"
            "suppliers and with other buyers."
        ),
        "Contact <NAME> for access. Use # before the case number, as in #4411.",
        "Status is that the work is ongoing. Other matters will be considered later.",
    ),
}
COUNTRIES = {
    "nb": {"Norge": "NO", "Kina": "CN", "Sør-Korea": "KR", "De forente arabiske emirater": "AE",
           "Bosnia-Hercegovina": "BA", "Elfenbenskysten": "CI", "USA": "US", "Sri Lanka": "LK"},
    "en": {"Norway": "NO", "China": "CN", "South Korea": "KR", "United Arab Emirates": "AE",
           "Czech Republic": "CZ", "Hong Kong": "HK", "USA": "US", "Sri Lanka": "LK"},
}  # fmt: skip
TITLES = (
    "Lange dager i spinnerier",
    "Tvangsarbeid",
    "Innkjøp fra Kina",
    "Barnearbeid i Bangladesh",
)
GOALS = ("Kurse alle innkjøpere", "Besøke seks fabrikker og snakke med dem som arbeider der")
FIELDS = {
    "nb": ("Prioritert negativ\npåvirkning/skade", "Overordnet mål :", "Status :",
           "Mål i rapporteringsåret :",
           ("Beskriv iverksatte eller planlagte tiltak for å stanse eller begrense negative "
           "konsekvenser og begrunnelse\nfor tiltaket/tiltakene :")),
    "en": ("Prioritised adverse\nimpact/harm", "Overall goal :", "Status :",
           "Goals in the reporting year :", "Measures taken or planned and why :"),
}  # fmt: skip
RISK_HEAD = "Prioritert negativ påvirkning / skade Relatert tema Geografi"
Place = tuple[str, str]


class Risk(Struct, frozen=True):
    """A risk: title, topic (label and id), geographies (names and codes), measure or None."""

    title: str
    topic: Place
    places: tuple[Place, ...]
    goal: str | None
    actions: str


class Case(Struct, frozen=True):
    """What a report says; `asked` is the language of its headings, `language` of its answers."""

    language: str
    asked: str
    year: int
    prose: dict[str, str]
    countries: tuple[tuple[str, str, str], ...]
    goals: tuple[str, ...]
    risks: tuple[Risk, ...]


def make_case(number: int) -> Case:
    """Return a made-up report: the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - a test's
    language = ("nb", "nn", "en")[number % 3]
    asked = "en" if language == "en" else "nb"
    names = list(COUNTRIES[asked].items())
    share = chance.choice([0.2, 0.55, 1.0])
    answered = {
        each: _answered(number, each, share, language) for each in sorted(prose_questions())
    }
    countries = chance.sample(names, chance.randint(1, 8))
    return Case(
        language,
        asked,
        chance.choice([2021, 2023, 2025]),
        {each: text for each, text in answered.items() if text and "comment" not in each},
        tuple((name, code, str(chance.choice([1, 350, 1204]))) for name, code in countries),
        tuple(chance.choice(GOALS) for _ in range(chance.choice([0, 1, 12]))),
        tuple(_risk(chance, language, asked) for _ in range(chance.choice([0, 1, 3, 9, 25]))),
    )


def _answered(number: int, question: str, share: float, language: str) -> str:
    """An answer or none, by chance: by one of its own, so that a new question moves no other."""
    chance = random.Random(f"{number} {question}")  # noqa: S311 - a test's
    return chance.choice(POOL[language]) if chance.random() < share else ""


def _risk(chance: random.Random, language: str, asked: str) -> Risk:
    topics = [each for each in load_vocabulary("topics").terms if each.id != "other"]
    topic = chance.choice(topics)
    places = chance.sample(list(COUNTRIES[asked].items()), chance.randint(1, 3))
    goal = chance.choice([None, *GOALS])
    actions = "" if goal is None else chance.choice(POOL[language][:1])
    title = chance.choice(TITLES)
    return Risk(title, (topic.label.in_language(asked), topic.id), tuple(places), goal, actions)


def write(case: Case, width: int = 108) -> str:
    """Return the report's text."""

    def ask(question: str) -> str:
        return fill(heading(question, case.asked), width)

    cover = {"nb": "Redegjørelse rapporteringsåret", "en": "Account for the reporting year"}
    before, after = _divided(case)
    parts = [f"{cover[case.asked]} {case.year}\nfor {NAME}", ask("0.1"), NAME]
    parts += [_answer(ask(key), text, width) for key, text in before.items()]
    parts += [ask("0.15"), *(f"{name} : {count}" for name, _, count in case.countries)]
    parts += [ask("0.20"), *_goals(case)] if case.goals else []
    parts += [ask("2.A.1"), RISK_HEAD, *map(_row, case.risks)] if case.risks else []
    parts += (
        [ask("3.A.1"), *(_block(each, case.asked) for each in case.risks)] if case.risks else []
    )
    parts += [_answer(ask(key), text, width) for key, text in after.items()]
    return (
        "\n\n".join(parts)
        + f"\n\fKontaktinformasjon:\n\n{NAME}\n\nKari Prøve, sjef\n\npost@prove.example\n"
    )


def _divided(case: Case) -> tuple[dict[str, str], dict[str, str]]:
    front = {key: text for key, text in case.prose.items() if key.startswith("0.")}
    return front, {key: text for key, text in case.prose.items() if key not in front}


def _answer(asked: str, text: str, width: int) -> str:
    lines = (fill(each, width, break_long_words=False) for each in text.split("\n"))
    return f"{asked}\n\n" + "\n".join(lines)


def _goals(case: Case) -> list[str]:
    label = {"nb": "Mål :", "en": "Goal :"}[case.asked]
    return [f"{n}\n\n{label}\n{goal}\n\nStatus :" for n, goal in enumerate(case.goals, 1)]


def _row(risk: Risk) -> str:
    places = "".join(f"\n\n{name} " for name, _ in risk.places)
    topic = fill(risk.topic[0], 24)
    return f"{risk.title}{chr(10) if chr(10) in topic else ' '}{topic}{places}"


def _block(risk: Risk, asked: str) -> str:
    label, goal, status, this_year, actions = FIELDS[asked]
    written = f"{label} {risk.title}\n\n{goal} {risk.goal or ''}\n\n{status}\n\n{this_year}\n\n"
    return f"\f{written}{actions}\n\n{risk.actions}".rstrip()
