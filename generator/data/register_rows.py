"""An organisation's rows of the tables of all statements: tables.json, which they are made of.

The tables of a site are put together from these files, one organisation at a time: one that has
not changed is not read again. Values are typed as JSON has them; dates are text, as ISO 8601.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeAlias
from urllib.parse import quote

import msgspec
from msgspec import Struct

from generator.assessment.points import Assessment
from generator.assessment.tallies import Counter, unavailable_in
from generator.book.model import BookQuestion, BookReport
from generator.book.numbers import find_numbers
from generator.book.plain import PlainWriter
from generator.checks.wordings import gap_title_of
from generator.data.plain import Json, label_of
from generator.data.tables import BETWEEN, Cell, Filler, rows_of
from generator.plan.addresses import Addresses, absolute
from generator.plan.artifacts import Artifact
from generator.plan.datasets import Dataset, DatasetColumn, list_register_tables
from generator.plan.site_plan import SitePlan
from generator.text.prose import to_text
from schema.languages import in_language
from schema.tables import RowKind, load_tables

# A cell as JSON has it: a date is text.
Value: TypeAlias = str | bool | int | float | None
Row: TypeAlias = tuple[Value, ...]
# What a row is of, as in report.json, its page and its language.
_Described: TypeAlias = tuple[Mapping[str, Json], str, str]
_COUNT = "count"


class TableRows(Struct, frozen=True):
    """The rows of one table, in the order of its columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class OrganisationRows(Struct, frozen=True):
    """An organisation's rows of every table, by its name."""

    organisation: str
    tables: Mapping[str, TableRows]


def make_rows(plan: SitePlan, described: Mapping[str, dict[str, Json]]) -> Artifact:
    """Return the rows of an organisation's statements; `described` has report.json by path."""
    tables = {}
    for table in list_register_tables():
        rows = (
            row
            for report in plan.book.reports
            for row in _StatementReader(plan, report, described[report.path]).rows(table)
        )
        tables[table.name] = TableRows(tuple(each.name for each in table.columns), tuple(rows))
    data = msgspec.json.encode(OrganisationRows(plan.book.key, tables))
    return Artifact(plan.main.tables(), data + b"\n")


def read_rows(data: bytes) -> OrganisationRows:
    """Return the rows that `make_rows` has made. Raises msgspec.MsgspecError for other bytes."""
    return msgspec.json.decode(data, type=OrganisationRows)


class _StatementReader(Struct, frozen=True, dict=True):
    """One statement about to become rows; `document` is its report.json."""

    plan: SitePlan
    report: BookReport
    document: dict[str, Json]

    @property
    def assessment(self) -> Assessment:
        """How the statement stands by the Act."""
        return self.plan.assessments[self.report.path]

    def rows(self, table: Dataset) -> Iterator[Row]:
        """Yield the rows of a table."""
        declared = load_tables().tables[table.name]
        if declared.rows == "of":
            yield from self._of_own_table(table, declared.of)
            return
        for described, path, language in self._described(declared.rows):
            known = {**self._origin(path, language), **described}
            yield tuple(self._find(each, known, language) for each in table.columns)

    def _of_own_table(self, table: Dataset, name: str) -> Iterator[Row]:
        filler, language = Filler(table, self.plan.book.key, self.report), self.report.language
        for model, own in rows_of(name, self.report, filler):
            risk = own.get("risk") or (getattr(model, "id", None) if name == "risks" else None)
            origin = self._origin(self._page_of_risk(risk), language)
            known = {
                each.name: self._find(each, origin, language)
                for each in table.columns
                if each.source
            }
            yield tuple(_as_json(each) for each in filler.fill(model, {**known, **own}))

    def _origin(self, path: str, language: str) -> dict[str, Json]:
        """Return what begins a row, found where the columns look for it."""
        whose: dict[str, Json] = {"organisation": self.document["organisation"]}
        return {**whose, "year": self.report.year, "language": language, "url": path}

    def _find(self, column: DatasetColumn, within: Mapping[str, Json], language: str) -> Value:
        """Return the value of a column; unknown is None."""
        if column.source is None:
            raise TypeError(f"{column.name} has no place in report.json")
        first, *others = _keys_to(column.source.pointer)
        found = within.get(first)
        for key in others:
            found = found.get(key) if isinstance(found, dict) else None
        if column.source.vocabulary and isinstance(found, str):
            return in_language(label_of(column.source.vocabulary, found), language)
        return self._plain(found, language)

    def _plain(self, value: Json, language: str) -> Value:
        if isinstance(value, list):
            return BETWEEN.join(str(self._plain(each, language)) for each in value) or None
        if isinstance(value, dict):
            texts = {code: each for code, each in value.items() if isinstance(each, str)}
            text = texts.get(language) or texts.get(self.report.language)
            return text or next(iter(texts.values()), None)
        return value

    def _described(self, kind: RowKind) -> Iterator[_Described]:
        """Yield what the rows of a table are of, where each can be read, and its language."""
        if kind == "statement":
            yield self._statement(), self._address(self._front), self.report.language
        elif kind == "question":
            yield from self._questions()
        elif kind == "figure":
            yield from self._figures()
        elif kind == "gap":
            page = self._address(self._home(self.report.language).page("law", self.report.year))
            for number, gap in enumerate(self._gaps(), 1):
                yield {**gap, "gap": number}, f"{page}#gaps", self.report.language

    def _statement(self) -> dict[str, Json]:
        revised = max((each.date for each in self.report.head.revisions), default=None)
        return {
            **self.document,
            "revised": revised.isoformat() if revised else None,
            "found": self._found(),
            "provisions": self._provisions(),
            "gaps": sum(1 for _ in self._gaps()),
            "report": self._address(self.plan.main.data(self.report.year, "report.json")),
        }

    def _found(self) -> dict[str, Json]:
        """Return the counts of risks; none where the statement does not say that it has none."""
        counts, kinds = self.document["counts"], [each.risk.kind for each in self.report.risks]
        if not isinstance(counts, dict) or not (kinds or self.assessment.nothing_found):
            return {}
        return counts if all(kinds) else {**counts, "actual": None, "potential": None}

    def _provisions(self) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for law in dict.fromkeys(each.law for each in self.assessment.points):
            points = self.assessment.of(law)
            found[law] = {"met": sum(each.met for each in points), "points": len(points)}
        return found

    def _questions(self) -> Iterator[_Described]:
        questions = self.document["questions"]
        listed = questions if isinstance(questions, list) else []
        for bound, data in zip(self.report.questions, listed, strict=True):
            answers = data.get("answers") if isinstance(data, dict) else None
            for answer in answers if isinstance(answers, list) else []:
                if isinstance(data, dict) and isinstance(answer, dict):
                    named = answer.get("language")
                    language = named if isinstance(named, str) else self.report.language
                    told = self._answer(bound, answer, language)
                    yield {**data, **answer, **told}, self._page_of(bound, language), language

    def _answer(
        self, bound: BookQuestion, answer: Mapping[str, Json], language: str
    ) -> dict[str, Json]:
        question, main = bound.question, self.report.language
        told: dict[str, Json] = {
            "language": language,
            "question_label": question.called.in_language(language),
            "text": None,
            "reason": self._reason(answer.get("reason")),
        }
        if answer["status"] == "answered" and question.answer != "parts":
            plain = PlainWriter(language, language, main).answer(bound.answers[language], question)
            told["text"] = plain.text or None
        return told

    def _reason(self, reason: Json) -> Json:
        found = self._plain(reason, self.report.language)
        return to_text(found) if isinstance(found, str) else None

    def _figures(self) -> Iterator[_Described]:
        language = self.report.language
        for bound in self.report.questions:
            called = bound.question.called.in_language(language)
            for each in find_numbers(bound.question, bound.answers[language]):
                described: dict[str, Json] = {
                    "question": bound.question.id,
                    "question_label": called,
                    "part": (each.field.key if each.field else each.part) or None,
                    "part_label": each.label(language) or None,
                    "amount": _number(each.amount),
                    "unit": each.unit or _COUNT,
                }
                yield described, self._page_of(bound, language), language

    def _gaps(self) -> Iterator[dict[str, Json]]:
        """Yield the known gaps, as they are on the page of the Act."""
        language, head = self.report.language, self.report.head
        for let in self.report.let_stand:
            title, reason = gap_title_of(let.code, let.case, language), let.reason
            found = reason.find(language, language)
            why = to_text(found[0]) if found else None
            yield _gap("exception", title, let.about, why, let.code)
        for held in head.withheld:
            bound, found = self.report.find(held.question), held.reason.find(language, language)
            title = bound.question.called.in_language(language) if bound else held.question
            why = to_text(found[0]) if found else None
            yield _gap("withheld", title, held.risk or held.question, why)
        for kind, questions in (
            ("unavailable", unavailable_in(self.report)),
            ("unanswered", Counter.of(self.report, self.assessment).in_vain()),
        ):
            for bound in questions:
                title = bound.question.called.in_language(language)
                yield _gap(kind, title, bound.question.id)

    def _home(self, language: str) -> Addresses:
        return self.plan.homes.get(language, self.plan.main)

    @property
    def _front(self) -> str:
        return self._home(self.report.language).report(self.report.year)

    def _page_of_risk(self, risk: Cell) -> str:
        known = risk in self.report.titles
        home = self._home(self.report.language)
        return self._address(home.risk(self.report.year, str(risk)) if known else self._front)

    def _page_of(self, bound: BookQuestion, language: str) -> str:
        """Return the address of a question, on the page of its step."""
        step = self.report.step_of[bound.question.id].step
        page = self._home(language).step(self.report.year, step)
        return f"{self._address(page)}#{quote(bound.question.id)}"

    def _address(self, path: str) -> str:
        return absolute(self.plan.site, path) or quote(path)


@cache
def _keys_to(pointer: str) -> tuple[str, ...]:
    return tuple(pointer.split("/")[1:])


def _gap(
    kind: str, title: str, about: str | None, reason: str | None = None, code: str | None = None
) -> dict[str, Json]:
    return {"kind": kind, "title": title, "about": about, "reason": reason, "code": code}


def _number(amount: int | Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _as_json(cell: Cell) -> Value:
    if isinstance(cell, Decimal):
        return _number(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
