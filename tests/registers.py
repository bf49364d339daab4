"""Registers of many small, invented organisations, each in words of its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.pages.parts.summary import Summary
from generator.pages.site_pages import SitePage, list_site_pages
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact

_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru")
_TEXTS = {
    "nb": "Vi kjøper {word}malm av kvernsteinhoggere som vi besøker hvert år.",
    "nn": "Vi kjøper {word}malm av kvernsteinhoggarar som vi vitjar kvart år.",
    "en": "We buy {word} ore from millstone cutters whom we visit every year.",
}


def name_number(number: int) -> str:
    """A word that only one organisation has: its number below 1000, in syllables."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:03}")


def write_organisation(
    content: Path, number: int, languages: Sequence[str] = ("nb",), years: Sequence[int] = (2025,)
) -> Path:
    """Write an organisation: its word in its name, its risk, and, with another end, in its text."""
    word, folder = name_number(number), content / f"virksomhet-{number:03}"
    for year in years:
        report = folder / str(year)
        (report / "1-embed").mkdir(parents=True)
        (report / "2-identify").mkdir()
        (report / "report.yaml").write_text("form: ehn-2023\nstatus: draft\n", encoding="utf-8")
        for language in languages:
            text = f"## 1.A.2 Offentlig\n\n{_TEXTS[language].format(word=word)}\n"
            (report / "1-embed" / f"{language}.md").write_text(text, encoding="utf-8")
        risks = f"risks:\n  - id: a\n    title: Støv fra {word}\n    topic: hse\n    kind: actual\n"
        (report / "2-identify" / "facts.yaml").write_text(risks, encoding="utf-8")
    organisation = f"name: {word.title()} Gruver AS\nlanguages: [{', '.join(languages)}]\n"
    (folder / "organisation.yaml").write_text(organisation, encoding="utf-8")
    return folder


def write_register(content: Path, count: int, languages: Sequence[str] = ("nb",)) -> None:
    """Write so many organisations."""
    for number in range(count):
        write_organisation(content, number, languages)


def render_site(summaries: tuple[Summary, ...], site: Site) -> Iterator[Artifact]:
    """Yield the pages that belong to no organisation, made."""
    for each in list_site_pages(summaries, site):
        yield each.make() if isinstance(each, SitePage) else each
