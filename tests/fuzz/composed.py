"""Answers of every construct that Markdown has, put within each other by chance; no word twice.

What is checked without an error is printed without a fault, and every word of it is in the PDF.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

from tests.fuzz.cases import Files
from tests.organisations import AS_OF, make_source

_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "1-embed": ("1.A.2", "1.A.3", "1.B.1", "1.B.2", "1.C.1"),
    "4-track": ("4.A.1.a", "4.A.1.b"),
    "6-remediate": ("6.A.1", "6.A.2", "6.B.1"),
}
_MEASURE = ("goal", "actions", "results")

# What words are like: long and short, of other scripts, with marks in and around them.
_STEMS: tuple[str, ...] = (
    "ord", "leverandør", "arbeidsgiverorganisasjon", "å", "Æra", "café", "naïve", "Łódź", "Việt",
    "компания", "Ελλάδα", "广东家具", "โรงงาน", "작업", "\u02bbokina", "CO₂", "m²", "½", "§", "ß",
    "ﬁn", "Dvořák", "İş", "भारत", "✅", "№", "မြန်မာ", "👍🏽",
)  # fmt: skip
_FROM_RIGHT = (*_STEMS, "الأثاث", "دبي،", "שמלה", 'בע"מ')
_SIGNS = (
    "{}", "«{}»", "({})", "{}.", "{},", "{}:", "{}!", "–{}", "{}/", "{}-", "&{};", "\\*{}\\*",
    "*{}*", "**{}**", "_{}_", "`{}`", "~~{}~~", "***{}***", "[{}](https://example.no/a)",
    "<https://example.no/{}>", "{}&nbsp;", "{}\u00a0", "{}\\\n", "{}  \n", "“{}”", "\u2018{}\u2019",
    "{}…", "{} %", "“{}", "{}\u00ad", "{}\u2011", "{}\u200b", "**«{}»**", "{}[^n]",
    "[**{}**](https://example.no)", "~{}~", "https://example.no/{}", "{}@example.no",
)  # fmt: skip


class Composer:
    """Makes answers by chance; each word ends in a number of its own."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.number = 0
        self.stems = _STEMS

    def answer(self, depth: int = 3) -> str:
        """Return some blocks, with the notes that they call."""
        self.stems = self.chance.choice((_STEMS, _STEMS, _STEMS, _FROM_RIGHT))
        text = "\n\n".join(self._block(depth) for _ in range(self.chance.randint(1, 5)))
        if "[^n]" not in text:
            return text
        pieces = text.split("[^n]")
        called = "".join(f"{each}[^{at}]" for at, each in enumerate(pieces[:-1])) + pieces[-1]
        notes = (f"[^{at}]: {self._line(few=True)}" for at in range(len(pieces) - 1))
        return f"{called}\n\n" + "\n".join(notes).replace("[^n]", "")

    def field(self) -> str:
        """Return a field's text as YAML has it, in a block; it has no headings."""
        text = self.answer(2).replace("### ", "")
        return "|\n" + "".join(f"      {line}".rstrip() + "\n" for line in text.split("\n"))

    def _word(self) -> str:
        self.number += 1
        return f"{self.chance.choice(self.stems)}{self.number}"

    def _line(self, *, few: bool = False) -> str:
        words = (self._word() for _ in range(self.chance.choice((1, 3, 6) if few else (2, 8, 30))))
        signed = (
            self.chance.choice(_SIGNS).format(each) if self.chance.random() < 0.3 else each
            for each in words
        )
        return " ".join(signed).replace("\n ", "\n").strip()

    def _cell(self) -> str:
        return self._line(few=True).replace("\\\n", " ").replace("\n", " ").replace("|", "")

    def _block(self, depth: int) -> str:
        kinds: tuple[Callable[[int], str], ...] = (
            lambda _: self._line(), lambda _: self._line(), self._list, self._list, self._table,
            self._quotation, self._code, self._heading,
        )  # fmt: skip
        return self.chance.choice(kinds if depth else kinds[:2])(depth - 1)

    def _list(self, depth: int) -> str:
        mark = self.chance.choice(("- ", "* ", "1. ", "1) "))
        inner = " " * len(mark)
        between = self.chance.choice(("\n", "\n\n"))
        items = (self._item(depth) for _ in range(self.chance.randint(1, 4)))
        return between.join(mark + each.replace("\n", f"\n{inner}") for each in items)

    def _item(self, depth: int) -> str:
        line = self._line(few=True)
        return f"{line}\n\n{self._block(depth)}" if self.chance.random() < 0.4 else line

    def _table(self, _: int) -> str:
        columns = self.chance.randint(1, 6)
        rows: Iterator[str] = (
            f"| {' | '.join(self._cell() for _ in range(columns))} |"
            for _ in range(self.chance.randint(2, 6))
        )
        return "\n".join((next(rows), f"|{'---|' * columns}", *rows))

    def _quotation(self, depth: int) -> str:
        return "> " + self._block(depth).replace("\n", "\n> ")

    def _code(self, _: int) -> str:
        return f"```\n{self._word()} {self._word()}\n  {self._word()}\n```"

    def _heading(self, _: int) -> str:
        return f"### {self._word()} {self._cell()}"


def make_composed(chance: Random) -> Files:
    """Compose the answers of a report, and what a risk and a measure say."""
    composer = Composer(chance)
    files = {
        f"2025/{folder}/nb.md": "\n".join(f"## {each}\n\n{composer.answer()}\n" for each in asked)
        for folder, asked in _QUESTIONS.items()
    }
    told = composer.field()
    files["2025/2-identify/facts.yaml"] = (
        f"risks:\n  - id: a\n    title: A\n    description: {told}"
    )
    fields = (f"    {each}: {composer.field()}" for each in _MEASURE)
    files["2025/3-address/facts.yaml"] = f"measures:\n  - risk: a\n{''.join(fields)}"
    return {path: text.encode() for path, text in files.items()}


def run_composed(files: Files, _folder: Path) -> None:
    """Print the report, if it is checked without an error. Raises Oracle if anything is lost."""
    from generator.line.content_check import check_source
    from generator.line.pdf_build import make_statement
    from generator.pdf.printing import print_statement
    from generator.plan.site_plan import plan
    from tests.fuzz.kinds import Oracle
    from tests.pdf.documents import SITE
    from tests.pdf.written import find_lost

    checked = check_source(make_source(files), (), AS_OF)
    if not checked.may_be_published:
        return
    planned = plan(checked.book, SITE)
    for page in planned.papers:
        statement = make_statement(page, planned)
        printed, faults = print_statement(statement)
        lost = [*find_lost(page.owner, statement.language, printed.data)] if printed.data else []
        if faults or lost:
            raise Oracle(f"not told by check: {faults} {lost}")
