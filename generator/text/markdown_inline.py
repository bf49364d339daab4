"""What is within a block: patterns are tried only where one of them may begin."""

from markdown.treeprocessors import InlineProcessor

from schema.kept_patterns import compile_kept

# Every pattern that answers have begins with one of these, or has it within.
_BEGINNING = compile_kept(r"[`\\\[&*_~@\n]|://|www\.")


class InlinePass(InlineProcessor):
    """Python-Markdown's pass over the texts of a tree, which leaves plain ones alone.

    It tries every pattern on every text, also on each word between two marks of emphasis.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - Python-Markdown's name and signature
        """Return a text with what patterns have found in it replaced."""
        if not _BEGINNING.search(data):
            return data
        replaced: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return replaced
