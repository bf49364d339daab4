"""aktsom's own words in each language, from templates/words/ and templates/pages.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, field

from schema.files import DataError, read_as
from schema.languages import (
    PLURAL_CATEGORIES,
    Whole,
    complete_languages,
    load_languages,
    lookup_order,
    plural_category,
    spoken_for,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
# A command that a page runs is told so in this variable, by the language of the page.
SAID_IN = "AKTSOM_SAID_IN"
# Where a language must be complete to have all words of a file; of the others, files for pages.
_COMPLETE: Mapping[str, Whole | None] = {
    "command": "command",
    "comparison": "command",
    "scaffold": None,  # what stands in YAML files is in the usual language alone
}


class Words(Struct, frozen=True):
    """Words in one language, by key; `{placeholders}` are filled by `__call__`.

    `borrowed` says of words that the language lacks in which language they are instead.
    """

    language: str
    texts: Mapping[str, str]
    borrowed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        """Return a word that takes no arguments. Raises KeyError: the templates' own fault."""
        return self.texts[key]

    def __call__(self, key: str, **arguments: object) -> str:
        """Return a word with its placeholders filled."""
        return self.texts[key].format(**arguments)

    def count(self, key: str, number: int, **arguments: object) -> str:
        """Return the word `<key>_<category>` of the number's plural category in CLDR.

        Where there is none it is `<key>_other`, and `<key>` for words that are always the same.
        """
        other = f"{key}_other" if f"{key}_other" in self.texts else key
        language = self.borrowed.get(other, self.language)
        chosen = f"{key}_{plural_category(number, language)}"
        known = chosen in self.texts and self.borrowed.get(chosen, self.language) == language
        return self(chosen if known else other, **{"count": number, **arguments})

    def forms(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the plural categories that a word has, each with it, for scripts to choose."""
        forms = ((form, self.texts.get(f"{key}_{form}")) for form in (*PLURAL_CATEGORIES, "other"))
        return tuple((form, text) for form, text in forms if text)


class _PageWords(Struct, frozen=True):
    label: dict[str, str] = {}
    title: dict[str, str] = {}
    description: dict[str, str] = {}


@cache
def load_words(language: str, file: str = "interface") -> Words:
    """Return the words of a file of templates/words/; those of the interface with those of pages.

    A word that a language lacks is that of the language which stands in for it. Raises DataError
    for one that a complete language lacks.
    """
    path = TEMPLATES / "words" / f"{file}.yaml"
    data: dict[str, Mapping[str, str]] = {**read_as(path, dict[str, dict[str, str]])}
    _check(path, data, _COMPLETE.get(file, "pages"))
    data |= _page_words() if file == "interface" else {}
    languages = {
        key: next((code for code in lookup_order(language) if code in texts), None)
        for key, texts in data.items()
    }
    return Words(
        language,
        {key: data[key][code] for key, code in languages.items() if code},
        {key: code for key, code in languages.items() if code and code != language},
    )


@cache
def load_said(language: str) -> Words:
    """Return the command's words as they are said on a page in a language, by names seen there.

    They are in the page's language where the command's own are not; so are all that are put
    together with them.
    """
    own, said = load_words(spoken_for(language), "command"), load_words(language, "said")
    return Words(own.language, {**own.texts, **said.texts}, own.borrowed)


def _check(path: Path, data: Mapping[str, Mapping[str, str]], where: Whole | None) -> None:
    """Raise DataError where a word is in an unknown language, or not in a complete one.

    Of a word that is counted, languages need only those categories that their plurals have.
    """
    complete = set(complete_languages(where)) if where else set()
    for key, texts in data.items():
        base, _, category = key.rpartition("_")
        optional = category in PLURAL_CATEGORIES and f"{base}_other" in data
        unknown = texts.keys() - load_languages().keys()
        lacking = set() if optional else complete - texts.keys()
        if unknown or lacking:
            wrong = f"has {min(unknown)}" if unknown else f"lacks {min(lacking)}"
            raise DataError.at(path, f"{key} {wrong}")


def _page_words() -> dict[str, Mapping[str, str]]:
    """Return the words of the kinds of page; a title that is not given is as the label."""
    words: dict[str, Mapping[str, str]] = {}
    for kind, said in read_as(TEMPLATES / "pages.yaml", dict[str, _PageWords]).items():
        if said.label:
            words[f"page_{kind}"] = said.label
            words[f"page_{kind}_title"] = said.title or said.label
            words[f"page_{kind}_description"] = said.description
    return words
