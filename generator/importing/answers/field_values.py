"""Texts and statuses as the fields of goals and measures have them."""

import re

from generator.findings.positions import Plain
from generator.importing.answers.draft import Setting, text_of
from generator.importing.answers.markdown import to_markdown
from generator.importing.answers.paragraphs import join_lines
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.names import terms
from generator.importing.source.lines import Lines
from schema.vocabulary import load_vocabulary

_STATUS = re.compile(r"([^.,;:–(]*[^\s.,;:–(])\s*(?:[.,;:–(]|$)")


def field_text(key: str, lines: Lines, setting: Setting) -> dict[str, Plain]:
    """Return a field of Markdown; nothing where nothing is written."""
    written = to_markdown(join_lines(lines, setting.narrow(lines)))
    return {key: written} if written else {}


def status_of(lines: Lines, setting: Setting) -> dict[str, Plain]:
    """Return a status where its first words are one, and all words where they say more."""
    text = text_of(lines, setting)
    if not text:
        return {}
    match = _STATUS.match(text)
    known = terms("statuses").find(match[1]) if match else None
    whole = terms("statuses").find(text) == known and known is not None
    note = (
        {} if whole and _is_label(text, known or "") else field_text("status_note", lines, setting)
    )
    return {**({"status": known} if known else {}), **note}


def _is_label(text: str, status: str) -> bool:
    """Return whether a text is how the vocabulary itself writes a status."""
    term = load_vocabulary("statuses").find(status)
    labels = term.label.by_language.values() if term else ()
    return squeeze(text) in map(squeeze, labels)
