"""What stands in a clause that grants or contrasts, so that a sentence does not go by it."""

from generator.book.text_passage import Sentence
from generator.checks.rules.sentences import find
from schema.signs import load_pattern


def is_contrast(sentence: Sentence, group: str) -> bool:
    """Tell whether a group's words stand only in a clause that says «men», and no order.

    «Klær er vurdert som en risiko på sikt, men vi kjøper for 900 000 kroner.»
    """
    before, contrast, after = sentence.folded.partition(", men ")
    if not contrast:
        before, contrast, after = sentence.folded.partition(", but ")
    language = sentence.passage.language
    if not contrast:
        # «selv om stillas er det dyreste vi har innført» is what it does not go by.
        plain = load_pattern("granting").sub(" ", sentence.folded)
        return plain != sentence.folded and not find(plain, group, language)
    after = f" {after}"
    apart = (find(before, group, language), find(before, "prioritising", language))
    then = (find(after, group, language), find(after, "prioritising", language))
    # The one in the first half alone, and the other in the second: they are not of one thing.
    return not (all(apart) or all(then) or (apart[0] is None and then[0] is None))
