"""The JSON Schema of report.json, for those who read the data."""

from datetime import date
from decimal import Decimal
from typing import Any

from schema.facts import FACTS_BY_STEP, StepFacts
from schema.facts.address import Measure
from schema.facts.embed import Policy
from schema.facts.enterprise import (
    CountryCount,
    Goal,
    Input,
    NextGoal,
    Person,
    Purchasing,
    Workers,
)
from schema.facts.identify import Risk
from schema.json_schemas.content import DIALECT
from schema.json_schemas.shapes import TEXT, Json, Shapes, make_list, make_object, make_text
from schema.organisation import Entity, Organisation
from schema.points import load_points
from schema.report import Contact, Money, Report, Signing
from schema.values import Text
from schema.vocabulary import load_vocabulary

# What the answer to a question may be, beside prose.
_VALUES = (
    Text, str, int, Decimal, bool, date, Money, Person, Contact, Signing, Purchasing, Workers,
    tuple[CountryCount, ...], tuple[Input, ...], tuple[Goal, ...], tuple[NextGoal, ...],
    tuple[Risk, ...], tuple[Measure, ...], tuple[Policy, ...], tuple[Entity, ...],
)  # fmt: skip
_STRING: Json = {"type": "string"}
_NULL: Json = {"type": "null"}


def make_publication_schema() -> Json:
    """Return the JSON Schema of report.json."""
    shapes = Shapes()
    whole = make_object("Redegjørelse etter åpenhetsloven", _whole(shapes))
    own = {
        "Answer": _answer(shapes),
        "Question": _question(),
        "Step": _step(),
        "Text": make_text(),
    }
    definitions = {**shapes.definitions, **own}
    description = (
        "Alt som står i redegjørelsen. Alle nøkler er alltid med; null betyr at opplysningen ikke "
        "er gitt. Tekst med formatering er Markdown. Adresser gjelder fra filens egen plass, om "
        "de ikke er fullstendige."
    )
    return {
        "$schema": DIALECT,
        **whole,
        "description": description,
        "$defs": dict(sorted(definitions.items())),
    }


def _whole(shapes: Shapes) -> dict[str, Any]:
    head = shapes.shape(Report)["properties"]
    organisation = shapes.shape(Organisation)["properties"]
    measures = {"type": "array", "items": shapes.describe(Measure)}
    risk = shapes.shape(Risk)["properties"]
    return {
        "$schema": {"title": "Adressen til dette skjemaet", "type": "string"},
        "organisation": make_object(
            "Virksomheten", {"key": {**_STRING, "title": "Navnet i adressene"}, **organisation}
        ),
        "year": {"title": "Året redegjørelsen gjelder", "type": "integer"},
        **{name: head[name] for name in ("status", "period", "published", "contact", "signing")},
        "scope": head["scope"],
        "signature": {"title": "Hvordan redegjørelsen er signert", **_choice("signature_states")},
        "language": {"title": "Hovedspråk", "type": "string"},
        "languages": make_list(_STRING, "Språk, hovedspråket først"),
        "form": _form(),
        "pages": _by_name(_STRING, "Forsiden til redegjørelsen, etter språk"),
        "risks": make_list(
            make_object("Risiko", {**risk, "measures": {**measures, "title": "Tiltak"}}),
            "Risikoer, hver med tiltakene mot den",
        ),
        "counts": _counts(),
        "act": _act(),
        "measures_without_risk": {**measures, "title": "Tiltak som ikke hører til en risiko"},
        "facts": _facts(shapes),
        "steps": make_list({"$ref": "#/$defs/Step"}, "Trinnene i skjemaet"),
        "questions": make_list({"$ref": "#/$defs/Question"}, "Spørsmålene, med svar"),
        "cover": head["cover"],
        "attachments": head["attachments"],
        "revisions": head["revisions"],
        "withheld": head["withheld"],
        "exceptions": head["exceptions"],
        "known_gaps": head["exceptions"],
        "formalities": _formalities(),
        "labels": _by_name(_by_name(TEXT, "Kode"), "Hva kodene betyr, etter ordliste"),
    }


def _counts() -> Json:
    titles = {
        "found": "Antall konsekvenser og risikoer",
        "actual": "Antall faktiske negative konsekvenser",
        "potential": "Antall vesentlige risikoer",
        "done": "Antall der tiltak er beskrevet",
        "achieved": "Antall der det er kommet resultater",
        "expected_only": "Antall der det bare er forventede resultater",
        "none_yet": "Antall der det bare er sagt at ingen resultater er kommet ennå",
        "deferred": "Antall som venter på tiltak, med begrunnelse",
    }
    numbers = {name: {"title": title, "type": "integer"} for name, title in titles.items()}
    return make_object("Opptelling", numbers)


def _formalities() -> Json:
    """Return the schema of how the statement stands in its form; null is what is not known."""
    day, known = {"type": "string", "format": "date"}, {"type": "boolean"}
    states = ["unsigned", "undigested", "unread", "unchanged", "changed"]
    party = {
        "name": {**_STRING, "title": "Virksomheten"},
        "board_size": {**_or_null({"type": "integer"}), "title": "Antall styremedlemmer"},
        "board_signed": {"type": "integer", "title": "Signaturer fra styret"},
        "has_general_manager": {**_or_null(known), "title": "Har daglig leder"},
        "general_manager_signed": {**known, "title": "Daglig leder har signert"},
        "participants_signed": {"type": "integer", "title": "Deltakere eller medlemmer"},
        "complete": {**_or_null(known), "title": "Alle som skal, har signert"},
    }
    return make_object(
        "Formelle krav etter § 5",
        {
            "deadline": {**_or_null(day), "title": "Fristen, 30. juni"},
            "published": {**_or_null(day), "title": "Publisert"},
            "published_in_time": {**_or_null(known), "title": "Publisert i tide"},
            "signed": {
                **_or_null(known),
                "title": "Alle som skal, har signert, og ingen usignert endring er kjent",
            },
            "signed_on": {**_or_null(day), "title": "Sist signert"},
            "signed_by": make_list(make_object("Virksomhet", party), "Hvem som har signert"),
            "text": {"enum": states, "title": "Om teksten er den som ble signert"},
            "unsigned_revisions": make_list(day, "Endringer som ikke er signert"),
            "site_host": {**_or_null(_STRING), "title": "Vertsnavnet redegjørelsen ligger på"},
            "on_own_website": {**_or_null(known), "title": "På virksomhetens eget nettsted"},
            "linked_from": {**_or_null(_STRING), "title": "Siden på eget nettsted som lenker hit"},
        },
    )


def _act() -> Json:
    flag = {"type": "boolean"}
    points = [*load_points()]
    laws = list(dict.fromkeys(each.law for each in load_points().values()))
    states = ["answered", "nothing_found", "not_applicable", "withheld",
              "partly", "elsewhere", "refused", "empty", "unread"]  # fmt: skip
    point = {
        "point": {**_STRING, "title": "Punktet i § 5", "enum": points},
        "provision": {**_STRING, "title": "Bestemmelsen", "enum": laws},
        "state": {**_STRING, "title": "Hvordan det står", "enum": states},
        "met": {**flag, "title": "Om loven er oppfylt på dette punktet"},
    }
    return make_object(
        "Åpenhetsloven § 5, punkt for punkt",
        {
            "complete": {**flag, "title": "Om alle fire leddene i § 5 er oppfylt"},
            "nothing_found": {**flag, "title": "Om ingenting er funnet, og det står hvordan"},
            "points": make_list(make_object("Punkt", point), "Punktene, i lovens rekkefølge"),
        },
    )


def _choice(vocabulary: str) -> Json:
    return {"type": "string", "enum": [*load_vocabulary(vocabulary).ids]}


def _by_name(values: Json, title: str) -> Json:
    return {"title": title, "type": "object", "additionalProperties": values}


def _form() -> Json:
    return make_object(
        "Skjemaet redegjørelsen følger",
        {"id": _STRING, "title": TEXT, "publisher": _STRING, "year": {"type": "integer"}},
    )


def _facts(shapes: Shapes) -> Json:
    known = {
        step: shapes.shape(model, without=("risks", "measures"))
        for step, model in FACTS_BY_STEP.items()
    }
    return {
        "title": "Opplysninger etter trinn",
        "type": "object",
        "properties": known,
        "additionalProperties": shapes.describe(StepFacts),
    }


def _step() -> Json:
    section = make_object("Del", {"id": _STRING, "number": _or_null(_STRING), "title": TEXT})
    return make_object(
        "Trinn",
        {
            "id": {**_STRING, "title": "Fast id"},
            "folder": {**_STRING, "title": "Navnet i facts"},
            "title": {**TEXT, "title": "Overskriften"},
            "sections": make_list(section, "Deler"),
        },
    )


def _question() -> Json:
    return make_object(
        "Spørsmål",
        {
            "id": {**_STRING, "title": "Fast id, også ankeret på siden"},
            "number": {**_or_null(_STRING), "title": "Nummeret i skjemaet"},
            "step": {**_STRING, "title": "Trinnet det står i"},
            "section": {**_STRING, "title": "Delen av trinnet"},
            "part_of": {**_or_null(_STRING), "title": "Spørsmålet dette er en del av"},
            "heading": {**_or_null(TEXT), "title": "Overskriften over spørsmålet"},
            "label": {**TEXT, "title": "Ordlyden"},
            "required": {"type": "boolean", "title": "Må besvares"},
            "law": make_list(_STRING, "Bestemmelser svaret oppfyller"),
            "kind": {**_STRING, "title": "Hva slags svar: prose, parts eller hva verdien er"},
            "fact": {**_or_null(_STRING), "title": "Opplysningen som er svaret"},
            "answers": make_list({"$ref": "#/$defs/Answer"}, "Svar, ett for hvert språk"),
        },
    )


def _answer(shapes: Shapes) -> Json:
    """Return the schema of an answer: answered, unanswered, unavailable or invalid."""
    values = {"anyOf": [shapes.describe(each) for each in _VALUES]}
    language = {**_or_null(_STRING), "title": "Språket, null når svaret er likt på alle"}
    kinds: dict[str, tuple[str, dict[str, Json]]] = {
        "Besvart med tekst (Markdown)": ("answered", {"markdown": _STRING}),
        "Besvart med en verdi": ("answered", {"value": values}),
        "Besvart gjennom delspørsmålene": ("answered", {}),
        "Kan ikke oppgis": ("unavailable", {"reason": _or_null(TEXT), "see": _or_null(_STRING)}),
        "Ikke besvart": ("unanswered", {}),
        "Kunne ikke leses": ("invalid", {}),
    }
    return {
        "title": "Svar",
        "oneOf": [
            make_object(title, {"language": language, "status": {"const": status}, **more})
            for title, (status, more) in kinds.items()
        ],
    }


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, _NULL]}
