"""The words of the comments in YAML files, in the usual language, as the titles of the keys are."""

from generator.text.words import Words, load_words
from schema.languages import usual_language


def yaml_words() -> Words:
    """Return the words of the comments in YAML files."""
    return load_words(usual_language(), "scaffold")
