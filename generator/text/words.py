"""The words of the interface in each language, from templates/words/ and templates/pages.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from schema.files import read_data

TEMPLATES = Path(__file__).parents[2] / "templates"
LANGUAGES = ("nb", "nn", "en")


class Words(Struct, frozen=True):
    """The interface's words in one language, by key; `{placeholders}` are filled by `__call__`."""

    language: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return a word that takes no arguments. Raises KeyError: the templates' own fault."""
        return self.texts[key]

    def __call__(self, key: str, **arguments: object) -> str:
        """Return a word with its placeholders filled."""
        return self.texts[key].format(**arguments)

    def count(self, key: str, number: int, **arguments: object) -> str:
        """Return the word `<key>_one` or `<key>_many`, as the number asks."""
        form = "one" if number == 1 else "many"
        return self(f"{key}_{form}", count=number, **arguments)


@cache
def load_data_words(language: str) -> Words:
    """Return the words of the open data, from templates/words/data.yaml, in a language."""
    data = read_data(TEMPLATES / "words" / "data.yaml")
    return Words(language, {key: texts[language] for key, texts in data.items()})


@cache
def load_comparison_words(language: str) -> Words:
    """Return the words of comparisons, from templates/words/comparison.yaml, in a language."""
    data = read_data(TEMPLATES / "words" / "comparison.yaml")
    return Words(language, {key: said[language] for key, said in data.items() if language in said})


@cache
def load_words(language: str) -> Words:
    """Return the words of a language: nb, nn or en."""
    data = read_data(TEMPLATES / "words" / "interface.yaml")
    own = {key: texts[language] for key, texts in data.items()}
    return Words(language, own | dict(_page_words(language)))


def _page_words(language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of the kinds of page; a title that is not given is as the label."""
    for kind, said in read_data(TEMPLATES / "pages.yaml").items():
        if "label" in said:
            yield f"page_{kind}", said["label"][language]
            yield f"page_{kind}_title", said.get("title", said["label"])[language]
            yield f"page_{kind}_description", said["description"][language]
