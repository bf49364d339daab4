"""The shapes of the models as JSON Schema, as they are published: dense, typed, by language."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct, field
from pydantic.fields import FieldInfo

from schema.values import Model, Text
from schema.vocabulary import Country, OneOf, load_vocabulary

Json: TypeAlias = dict[str, Any]

# What the shapes within the files are called; their classes are documented in English.
TITLES: Mapping[str, str] = {
    "AddressFacts": "Opplysninger om tiltak",
    "Appearance": "Farge og logo",
    "Attachment": "Et vedlegg",
    "Contact": "En kontaktperson",
    "CountryCount": "Et land og hvor mange produsenter det har",
    "EmbedFacts": "Opplysninger om forankring",
    "EnterpriseFacts": "Nøkkelinformasjon om virksomheten",
    "Entity": "En juridisk enhet",
    "ExceptionFor": "En kjent mangel, med begrunnelse",
    "Goal": "Et mål og hvor langt det er kommet",
    "IdentifyFacts": "Opplysninger om kartleggingen",
    "Information": "Hvor man spør om informasjon",
    "Input": "En innsatsfaktor eller råvare",
    "License": "Vilkårene for å bruke teksten og dataene",
    "Measure": "Tiltakene mot én risiko",
    "Money": "Et beløp med valuta",
    "Move": "En adresse som er flyttet",
    "NextGoal": "Et mål for kommende år",
    "NoneFound": "Begrunnelsen for at ingen risiko er funnet",
    "Period": "En periode, begge dager medregnet",
    "Person": "En person",
    "Policy": "En retningslinje: en nettadresse eller et vedlegg",
    "PreviousYear": "Tall for året før",
    "Purchasing": "Hvordan innkjøpene fordeler seg, i prosent",
    "ReasonElsewhere": "Nummeret på spørsmålet som gir begrunnelsen",
    "Organisation": "Virksomheten",
    "Report": "Rammen for redegjørelsen",
    "Revision": "En endring etter publisering",
    "Risk": "En negativ konsekvens eller en risiko",
    "Scope": "Hvorfor loven gjelder virksomheten",
    "Signatory": "En underskrift",
    "Signing": "Underskriftene, sted og dato",
    "StepFacts": "Andre opplysninger",
    "Text": "Tekst på hovedspråket, eller én tekst for hvert språk",
    "Unavailable": "Opplysningen kan ikke oppgis: unavailable sier hvorfor",
    "Withheld": "En opplysning som er utelatt med hjemmel i loven",
    "Workers": "Arbeidere, og hvor mange produsenter tallet bygger på",
}
# The titles of fields whose models say none.
FIELD_TITLES: Mapping[str, str] = {
    "see": "Spørsmålet som gir begrunnelsen",
    "unavailable": "Hvorfor opplysningen ikke kan oppgis",
}
COUNTRY: Json = {"type": "string", "pattern": "^[A-Z]{2}$", "title": "Land (ISO 3166-1)"}
TEXT = {"$ref": "#/$defs/Text"}
_SCALARS: Mapping[Any, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Text: TEXT,
}


def make_object(title: str, properties: Mapping[str, Any]) -> Json:
    """Return the schema of an object that has all these keys and no others."""
    return {
        "title": title,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def make_list(items: Json, title: str) -> Json:
    """Return the schema of a list."""
    return {"title": title, "type": "array", "items": items}


def make_text() -> Json:
    """Return the schema of a text by language."""
    languages = load_vocabulary("languages").terms
    return {
        "title": "Tekst, etter språk",
        "type": "object",
        "properties": {
            term.id: {"type": "string", "title": term.label.usual} for term in languages
        },
        "additionalProperties": False,
        "minProperties": 1,
    }


class Shapes(Struct, frozen=True):
    """Describes types; `definitions` gathers the models met on the way, by their names."""

    definitions: dict[str, Json] = field(default_factory=dict)

    def describe(self, hint: Any) -> Json:
        """Return the schema of a type as it stands in an annotation."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in _SCALARS:
            return dict(_SCALARS[hint])
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin in {Union, UnionType}:
            return {"anyOf": [self.describe(each) for each in arguments]}
        if origin is tuple:
            return {"type": "array", "items": self.describe(arguments[0])}
        if origin is Literal:
            return {"enum": list(arguments)}
        return self._named(hint, arguments)

    def _named(self, hint: Any, arguments: tuple[Any, ...]) -> Json:
        if isinstance(hint, type) and issubclass(hint, Model):
            if hint.__name__ not in self.definitions:
                self.definitions[hint.__name__] = {}
                self.definitions[hint.__name__] |= self.shape(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
            return {"type": "object", "additionalProperties": self.describe(arguments[1])}
        raise TypeError(f"no JSON Schema for {hint!r}")

    def shape(self, model: type[Model], *, without: Iterable[str] = ()) -> Json:
        """Return the schema of a model, every field of it but these."""
        properties = {
            info.alias or name: self._field(name, info)
            for name, info in model.model_fields.items()
            if name not in without
        }
        return make_object(TITLES[model.__name__], properties)

    def _field(self, name: str, info: FieldInfo) -> Json:
        schema = self._annotated(info.annotation, tuple(info.metadata))
        told = {"title": info.title or FIELD_TITLES.get(name), "description": info.description}
        return {**schema, **{key: value for key, value in told.items() if value}}

    def _annotated(self, hint: Any, metadata: tuple[Any, ...]) -> Json:
        vocabulary = next((each for each in metadata if isinstance(each, OneOf)), None)
        if vocabulary:
            terms = load_vocabulary(vocabulary.vocabulary).terms
            codes = [{"const": term.id, "title": term.label.usual} for term in terms]
            return {"anyOf": [*codes, *([COUNTRY] if vocabulary.countries else [])]}
        if any(each == get_args(Country)[1] for each in metadata):
            return dict(COUNTRY)
        return self.describe(hint)
