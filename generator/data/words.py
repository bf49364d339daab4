"""The words of the open data, from templates/words/data.yaml."""

from functools import cache

from generator.words import TEMPLATES, Words
from schema.files import read_data


@cache
def load_data_words(language: str) -> Words:
    """Return the words of the open data in a language: nb, nn or en."""
    data = read_data(TEMPLATES / "words" / "data.yaml")
    return Words(language, {key: texts[language] for key, texts in data.items()})
