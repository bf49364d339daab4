"""The words of the command, in Norwegian and English, from templates/words/."""

from functools import cache

from generator.text.words import TEMPLATES, Words
from schema.files import read_data

LANGUAGES = ("nb", "en")


@cache
def load_command_words(language: str) -> Words:
    """Return the command's words, from command.yaml, in a language: nb or en."""
    data = read_data(TEMPLATES / "words" / "command.yaml")
    return Words(language, {key: texts[language] for key, texts in data.items()})
