"""Which term of a vocabulary somebody meant by what is written."""

from collections.abc import Mapping

from generator.text.suggestions import closest
from schema.values import Text
from schema.vocabulary import find_called


def guess_term(value: str, vocabulary: str, terms: Mapping[str, Text]) -> str:
    """Return the id of the term that is called so, or most like it; empty where none is."""
    return find_called(vocabulary, value) or closest_term(value, terms)


def named_term(value: str, vocabulary: str, terms: Mapping[str, Text]) -> str:
    """Return the id of the term that a word is called, letter by letter."""
    word = value.casefold()
    labels = ((term, text) for term, label in terms.items() for text in label.by_language.values())
    named = (term for term, text in labels if word in {text.casefold(), term})
    return find_called(vocabulary, value) or next(named, "")


def without_brackets(value: str) -> str:
    """Return a value without what stands in parentheses after it."""
    bare, opened, _ = value.rpartition("(")
    return bare.rstrip() if opened and bare.strip() and value.rstrip().endswith(")") else value


def closest_term(value: str, terms: Mapping[str, Text]) -> str:
    """Return the id of the term that is most like what is written, by its id or a label.

    A word that only one label begins with is that one: «faktisk» for «Faktisk konsekvens».
    """
    labels = {text: term for term, label in terms.items() for text in label.by_language.values()}
    found = closest(value, [*terms, *labels])
    word = f"{value.casefold().strip()} "
    begun = {term for text, term in labels.items() if text.casefold().startswith(word)}
    return labels.get(found, found) or (begun.pop() if len(begun) == 1 else "")
