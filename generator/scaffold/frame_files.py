"""organisation.yaml and report.yaml of a new organisation or a new year."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import cast

from generator.findings.positions import Plain
from generator.scaffold.carry_over import Item, Previous, items_of, move
from generator.scaffold.facts_file import ReportYears, ask
from generator.scaffold.keys import list_more, write_field, write_fields
from generator.scaffold.words import yaml_words
from generator.scaffold.yaml_text import comment, comment_out, entries, item
from schema.fields import Field, fields_of, fields_to_begin_with
from schema.form import FactAnswer, Form, Question
from schema.organisation import Organisation
from schema.report import Period, Report

_SIGNING = "signing"
# What of these outlives the year: who may sign and how many they are, on what ground the Act holds.
_KEPT = {
    _SIGNING: ("place", "board_size", "general_manager"),
    "scope": ("basis", "public_interest"),
}
_AS_THEY_ARE = ("language", "contact")
_FIGURES = ("turnover", "employees")


def write_organisation(values: "Mapping[str, Plain]") -> str:
    """Return the text of organisation.yaml with these values, and what else it begins with."""
    fields = fields_of(Organisation)
    lines = [*comment(yaml_words()("yaml_organisation", more=list_more(fields)))]
    for field in _begun(fields, values):
        value = values.get(field.key)
        lines += [""] if field.fields or value is None else []
        lines += write_field(field, value)
    return "\n".join(lines) + "\n"


def write_report(
    values: "Mapping[str, Plain]", form: Form, years: ReportYears, signatories: list[Item]
) -> str:
    """Return the text of report.yaml; `signatories` are last year's, to be taken up again."""
    fields = fields_of(Report)
    lines = [*comment(yaml_words()("yaml_report", year=years.now, more=list_more(fields)))]
    asked = {each.key: found for each in fields if (found := _question(form, each.key))}
    for field in _begun(fields, {**asked, **values}):
        value, question = values.get(field.key), asked.get(field.key)
        lines += [""] if field.fields or value is None else []
        lines += ask(question) if question else []
        if field.key == _SIGNING and signatories:
            lines += _signing(field, value, years, signatories)
        else:
            lines += write_field(field, value, explained=question is not None)
    return "\n".join(lines) + "\n"


def _begun(fields: tuple[Field, ...], there: Collection[str]) -> Iterator[Field]:
    """Yield the fields that a file begins with, and those of which there is something to say."""
    begin = fields_to_begin_with(fields)
    return (each for each in fields if each in begin or each.key in there)


def _question(form: Form, key: str) -> Question | None:
    for each in form.questions:
        if isinstance(each.answer, FactAnswer) and each.answer.fact == f"report.{key}":
            return each
    return None


def _signing(
    field: Field, value: "Plain | None", years: ReportYears, signatories: list[Item]
) -> Iterator[str]:
    kept = value if isinstance(value, dict) else {}
    begin = fields_to_begin_with(field.fields)
    fields = tuple(each for each in begin if each.key != "signatories")
    yield f"{field.key}:"
    yield from write_fields(fields, kept, 1)
    yield "  signatories:"
    words = yaml_words()("yaml_last_signed", year=years.last, now=years.now)
    yield from comment(words, 2)
    for each in signatories:
        lines = item([*entries(each, 3)], 2)
        yield from comment_out([*lines], 2)


def first_report(form: str, year: int) -> "dict[str, Plain]":
    """Return what the first report.yaml begins with."""
    period: dict[str, Plain] = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    return {"form": form, "status": "draft", "period": period}


def next_report(previous: Previous, form: str, year: int) -> "dict[str, Plain]":
    """Return what the next report.yaml begins with: dates and signatures are left behind."""
    last = previous.files["report.yaml"]
    values: dict[str, Plain] = {**first_report(form, year)}
    period = previous.report.head.period
    if period:
        values["period"] = _moved(period, year - previous.year)
    values |= {key: last[key] for key in _AS_THEY_ARE if key in last}
    for key, kept in _KEPT.items():
        within = last.get(key)
        found = {} if not isinstance(within, dict) else {k: within[k] for k in kept if k in within}
        if found:
            values[key] = cast("Plain", found)
    figures = _figures(previous)
    if figures and "scope" in values:
        scope = cast("dict[str, Plain]", values["scope"])
        values["scope"] = {**scope, "previous": figures}
    return values


def _moved(period: Period, years: int) -> "Plain":
    days: tuple[date, date] = (move(period.start, years), move(period.end, years))
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}


def _figures(previous: Previous) -> "dict[str, Plain]":
    """Return last year's figures, which § 3 compares with this year's."""
    facts = previous.facts("0-enterprise")
    figures = {key: facts[key] for key in _FIGURES if key in facts}
    scope = previous.files["report.yaml"].get("scope")
    if isinstance(scope, dict) and "balance_sheet" in scope:
        figures["balance_sheet"] = scope["balance_sheet"]
    return figures


def signatories_of(previous: Previous) -> list[Item]:
    """Return those who signed the earlier report, without their reservations about it."""
    signing = previous.files["report.yaml"].get(_SIGNING)
    signed = items_of(signing.get("signatories")) if isinstance(signing, dict) else []
    return [{key: each[key] for key in each if key != "reservation"} for each in signed]
