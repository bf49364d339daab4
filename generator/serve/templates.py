"""The preview's own templates, from templates/preview/."""

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.formats.wording import load_command_words
from generator.serve import addresses
from generator.text.words import TEMPLATES


def fill(template: str, language: str, **values: object) -> str:
    """Return a template of the preview, filled; it has the command's words in the language."""
    words = load_command_words(language).texts
    return _environment().get_template(template).render(words=words, language=language, **values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["codes"] = _mark_codes
    made.globals["files"] = addresses.FILES
    made.globals["manual"] = addresses.MANUAL
    return made


def _mark_codes(text: str) -> Markup:
    """Return a text whose `words in backticks` are code."""
    parts = re.split(r"`([^`]+)`", text)
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(each) if n % 2 else each for n, each in enumerate(parts))
