"""The base of all models, and text that may be given in several languages."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    Tag,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Begins the tags that pydantic puts into the path of an error, where
# `generator.content.value_errors` takes them out again; no key of a file can begin so.
TAG = "\0"
# Annotation of a text that is Markdown; every other one is shown as it is written.
MARKDOWN = "markdown"
# Annotation of a list that may be written as its only item; in Python it is always a tuple.
ONE_OR_SEVERAL = "one or several"


class Model(BaseModel):
    """A frozen shape that refuses keys it does not know."""

    # Most models are only parts of others, which are built when something is first read by them.
    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_inf_nan="constants", defer_build=True
    )


class Text(Struct, frozen=True):
    """A text in one or several languages.

    `by_language` maps a language code to the text; the code is empty where the file gave one
    plain string, which is then in the report's main language.
    """

    by_language: Mapping[str, str]

    def find(self, language: str, main: str) -> tuple[str, str] | None:
        """Return (text, its language) in `language`, else in `main`, else in any; None if empty."""
        by_language = {code or main: text for code, text in self.by_language.items()}
        for code in (language, main, *by_language):
            text = by_language.get(code, "")
            if text.strip():
                return text, code
        return None

    @property
    def languages(self) -> frozenset[str]:
        """The languages given by name; empty for a plain string."""
        return frozenset(code for code in self.by_language if code)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _TEXT


def _tag_text(value: object) -> str:
    return f"{TAG}languages" if isinstance(value, dict) else f"{TAG}plain"


def _make_text(value: str | dict[str, str]) -> Text:
    return Text({"": value} if isinstance(value, str) else value)


def _plain(text: Text) -> str | dict[str, str]:
    plain = text.by_language.get("")
    return plain if plain is not None else dict(text.by_language)


# Made once and by hand: some fifty fields are texts, and pydantic would work each of them out anew.
_TEXT = core_schema.no_info_after_validator_function(
    _make_text,
    core_schema.tagged_union_schema(
        {
            f"{TAG}plain": core_schema.str_schema(),
            f"{TAG}languages": core_schema.dict_schema(
                core_schema.str_schema(), core_schema.str_schema()
            ),
        },
        discriminator=_tag_text,
    ),
    serialization=core_schema.plain_serializer_function_ser_schema(_plain),
)


Markdown = Annotated[Text, MARKDOWN]


class ReasonElsewhere(Model):
    """A pointer to the question whose answer says why."""

    see: str


def _tag_reason(value: object) -> str:
    return f"{TAG}see" if isinstance(value, dict) and "see" in value else f"{TAG}reason"


class Unavailable(Model):
    """A fact that cannot be given, and why; not the same as a question nobody answered."""

    unavailable: Annotated[
        Annotated[Markdown, Tag(f"{TAG}reason")] | Annotated[ReasonElsewhere, Tag(f"{TAG}see")],
        Discriminator(_tag_reason),
    ]

    @property
    def reason(self) -> Text | None:
        """The reason where it is given here."""
        return self.unavailable if isinstance(self.unavailable, Text) else None

    @property
    def see(self) -> str | None:
        """The question whose answer gives the reason."""
        return self.unavailable.see if isinstance(self.unavailable, ReasonElsewhere) else None


def _tag_fact(value: object) -> str:
    unavailable = isinstance(value, dict) and "unavailable" in value
    return f"{TAG}unavailable" if unavailable else f"{TAG}fact"


Value = TypeVar("Value")

# A fact, or the reason why it cannot be given.
Fact = Annotated[
    Annotated[Value, Tag(f"{TAG}fact")] | Annotated[Unavailable, Tag(f"{TAG}unavailable")],
    Discriminator(_tag_fact),
]


def listed(value: tuple[Value, ...] | Unavailable | None) -> tuple[Value, ...]:
    """Return the items of a list; none where it is not given, or said to be unavailable."""
    return value if isinstance(value, tuple) else ()


def _refuse_repeated(values: tuple[str, ...]) -> tuple[str, ...]:
    repeated = next((each for each in values if values.count(each) > 1), None)
    if repeated is not None:
        raise PydanticCustomError("repeated", "twice: {value}", {"value": repeated})
    return values


# Annotation of a list in which nothing may stand twice.
Unique = AfterValidator(_refuse_repeated)
