"""The words that are written into new files, from templates/words/scaffold.yaml."""

from functools import cache

from generator.text.words import TEMPLATES, Words
from schema.files import read_data

# What YAML files say is in one language, that of the keys' titles.
YAML_LANGUAGE = "nb"


@cache
def load_scaffold_words(language: str) -> Words:
    """Return the words of a language: nb, nn or en."""
    data = read_data(TEMPLATES / "words" / "scaffold.yaml")
    texts = {key: each.get(language) or each[YAML_LANGUAGE] for key, each in data.items()}
    return Words(language, texts)


def yaml_words() -> Words:
    """Return the words of the comments in YAML files."""
    return load_scaffold_words(YAML_LANGUAGE)
