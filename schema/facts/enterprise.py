"""0-enterprise/facts.yaml: key information on the enterprise and its supply chain."""

from typing import Annotated, Literal

from pydantic import Field

from schema.facts.step import StepFacts
from schema.report import Money
from schema.scalars import Count, Identifier, Percent, YesNo
from schema.values import Fact, Model, Text, Unique
from schema.vocabulary import Country, Geography, Status


class Person(Model):
    """A person who speaks for the enterprise."""

    name: Annotated[str, Field(title="Navn", min_length=1)]
    title: Annotated[Text | None, Field(title="Stilling")] = None


class Purchasing(Model):
    """How purchases are spread over kinds of suppliers, in percent."""

    own_production: Annotated[Percent | None, Field(title="Helt/delvis egeneid produksjon")] = None
    direct_from_producer: Annotated[
        Percent | None, Field(title="Innkjøp direkte fra produsent")
    ] = None
    through_intermediary: Annotated[
        Percent | None,
        Field(title="Innkjøp via agent/mellomledd/importør/merkevareleverandører"),
    ] = None
    other: Annotated[Percent | None, Field(title="Annet")] = None


class CountryCount(Model):
    """First-tier producers in one country."""

    country: Annotated[Country, Field(title="Land (ISO 3166-1)", examples=["NO"])]
    producers: Annotated[Count, Field(title="Antall produsenter")]


class Workers(Model):
    """Workers at known first-tier producers, and how many producers that is based on."""

    workers: Annotated[Count | None, Field(title="Antall arbeidere")] = None
    producers: Annotated[Count | None, Field(title="Antall produsenter dette er basert på")] = None


class Input(Model):
    """An important input or raw material and where it comes from."""

    item: Annotated[Text, Field(title="Innsatsfaktor eller råvare")]
    geography: Annotated[tuple[Geography, ...], Unique, Field(title="Geografi")] = ()


class Goal(Model):
    """A process goal of the reporting year and how far it came."""

    id: Annotated[Identifier, Field(title="Fast id")]
    goal: Annotated[Text, Field(title="Mål")]
    status: Annotated[Status | None, Field(title="Status")] = None
    status_note: Annotated[Text | None, Field(title="Kommentar til status")] = None


class NextGoal(Model):
    """A goal for the coming year."""

    id: Annotated[Identifier, Field(title="Fast id")]
    goal: Annotated[Text, Field(title="Mål")]


class EnterpriseFacts(StepFacts):
    """Key information on the enterprise and its supply chain."""

    foreword_author: Annotated[
        Fact[Person] | None, Field(title="Hvem som har skrevet forordet")
    ] = None
    head_office: Annotated[Fact[Text] | None, Field(title="Adresse hovedkontor")] = None
    turnover: Annotated[Fact[Money] | None, Field(title="Omsetning i rapporteringsåret")] = None
    employees: Annotated[Fact[Count] | None, Field(title="Antall ansatte")] = None
    covered_by_act: Annotated[
        Fact[YesNo] | None, Field(title="Er virksomheten omfattet av åpenhetsloven?")
    ] = None
    suppliers: Annotated[
        Fact[Count] | None,
        Field(
            title="Antall leverandører i rapporteringsåret",
            description="Leverandører som virksomheten har hatt kommersielle relasjoner med.",
        ),
    ] = None
    purchasing: Annotated[
        Fact[Purchasing] | None, Field(title="Type innkjøp/ leverandørforhold")
    ] = None
    producers_by_country: Annotated[
        Fact[tuple[CountryCount, ...]] | None,
        Field(title="Liste over førsteleddsprodusenter per land"),
    ] = None
    producers_counted: Annotated[
        Literal["producers", "suppliers"],
        Field(
            title="Hva listen per land teller",
            description="producers = førsteleddsprodusenter, som skjemaet spør om; suppliers = "
            "leverandører.",
        ),
    ] = "producers"
    workers: Annotated[
        Fact[Workers] | None,
        Field(
            title="Arbeidere hos førsteleddsprodusenter",
            description="Antall arbeidere, og hvor mange produsenter tallet bygger på.",
        ),
    ] = None
    inputs: Annotated[
        Fact[tuple[Input, ...]] | None,
        Field(title="Viktigste innsatsfaktorer/råvarer for produkter eller tjenester og geografi"),
    ] = None
    supplier_to_public_sector: Annotated[
        Fact[YesNo] | None, Field(title="Er virksomheten leverandør til offentlig sektor?")
    ] = None
    goals: Annotated[
        Fact[tuple[Goal, ...]] | None,
        Field(title="Prosessmål og fremdrift i rapporteringsåret"),
    ] = None
    next_goals: Annotated[Fact[tuple[NextGoal, ...]] | None, Field(title="Mål for kommende år")] = (
        None
    )
