"""Provisions of the law by the names that the command itself gives them: «§ 5 c»."""

import re

from generator.text.words import LANGUAGES
from schema.law import Provision, load_provisions


def find_provision(written: str) -> Provision | None:
    """Return the provision that goes by a name, however its spaces and letters; else None."""
    wanted = _simplify(written).removeprefix("åpenhetsloven")
    for provision in load_provisions().values():
        names = (
            label.in_language(language)
            for label in (provision.short, provision.reference)
            for language in LANGUAGES
        )
        if wanted in map(_simplify, names):
            return provision
    return None


def _simplify(name: str) -> str:
    return re.sub(r"[\s§.]|section", "", name.lower())
