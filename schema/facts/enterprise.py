"""0-enterprise/facts.yaml: key information on the enterprise and its supply chain."""

from typing import Annotated, Literal

from pydantic import Field

from schema.facts.step import StepFacts
from schema.report import Money
from schema.scalars import Count, Identifier, Percent, YesNo
from schema.values import Fact, Markdown, Model, Text, Unique
from schema.vocabulary import Country, Geography, Status


class Person(Model):
    """A person who speaks for the enterprise."""

    name: Annotated[str, Field(min_length=1)]
    title: Text | None = None


class Purchasing(Model):
    """How purchases are spread over kinds of suppliers, in percent."""

    own_production: Percent | None = None
    direct_from_producer: Percent | None = None
    through_intermediary: Percent | None = None
    other: Percent | None = None


class CountryCount(Model):
    """First-tier producers in one country."""

    country: Annotated[Country, Field(examples=["NO"])]
    producers: Count


class Workers(Model):
    """Workers at known first-tier producers, and how many producers that is based on."""

    workers: Count | None = None
    producers: Count | None = None


class Input(Model):
    """An important input or raw material and where it comes from."""

    item: Text
    geography: Annotated[tuple[Geography, ...], Unique] = ()


class Goal(Model):
    """A process goal of the reporting year and how far it came."""

    id: Identifier
    goal: Markdown
    status: Status | None = None
    status_note: Markdown | None = None


class NextGoal(Model):
    """A goal for the coming year."""

    id: Identifier
    goal: Markdown


class EnterpriseFacts(StepFacts):
    """Key information on the enterprise and its supply chain."""

    foreword_author: Fact[Person] | None = None
    head_office: Fact[Text] | None = None
    turnover: Fact[Money] | None = None
    employees: Fact[Count] | None = None
    covered_by_act: Fact[YesNo] | None = None
    suppliers: Fact[Count] | None = None
    purchasing: Fact[Purchasing] | None = None
    producers_by_country: Fact[tuple[CountryCount, ...]] | None = None
    producers_counted: Literal["producers", "suppliers"] = "producers"
    workers: Fact[Workers] | None = None
    inputs: Fact[tuple[Input, ...]] | None = None
    supplier_to_public_sector: Fact[YesNo] | None = None
    goals: Fact[tuple[Goal, ...]] | None = None
    next_goals: Fact[tuple[NextGoal, ...]] | None = None
