"""What speaks for a block being about a theme: its words, and what kind of block it is."""

from collections.abc import Sequence

from generator.importing.portal.lexicon import words_of
from generator.importing.portal.scalars import find_date
from generator.importing.source.blocks import BlockKind, SourceBlock
from generator.importing.statement.data import statement_data
from generator.importing.statement.figures import find_emails, find_telephone
from generator.importing.statement.profiles import (
    ThemeWeights,
    add_weights,
    themes,
    weigh_text,
    weights_for,
)
from generator.importing.statement.signatures import (
    is_piece,
    is_signature,
    is_signed,
    pieces_of,
)
from generator.importing.statement.tables import find_columns
from generator.importing.statement.themes import weigh_themes

SIGNATURE, INFORMATION = "signature", "information"
# What is told of a risk beside it.
_DONE = ("measures", "tracking", "remedy")
_CLEARLY = 2
# An address with no more than so many letters about it is one to ask at.
_SHORT = 160
# An address and a word or two before it: «Auskünfte: …».
_LABELLED = 3
# What a table of risks weighs.
_TABLE = 12.0


def weigh_block(block: SourceBlock) -> ThemeWeights:
    """Return how much a block's own words and kind speak for each theme, in nats."""
    own = weigh_text(block.text)
    table = block.kind is BlockKind.TABLE and is_risk_table(block)
    return add_weights(own, weights_for("risks"), _TABLE) if table else own


def tells_what_is_done(block: SourceBlock, more: float) -> bool:
    """Return whether a block below a risk says what is done about it, not what the risk is.

    Its own words speak for that by so many nats `more` than for the risk.
    """
    by_theme = dict(zip(themes(), weigh_block(block), strict=True))
    return max(by_theme[each] for each in _DONE) >= by_theme["risks"] + more


def closes(block: SourceBlock) -> bool:
    """Return whether a block is signatures, or says that the statement is signed or approved."""
    return (is_signature(block) and (is_signed(block) or not block.is_list)) or (
        weigh_themes(block.text)[SIGNATURE] >= _CLEARLY and find_date(block.text) is not None
    )


def may_close(block: SourceBlock) -> bool:
    """Return whether anything in a block is as in signatures: a name, a role, a day, a word."""
    return (
        bool(weigh_themes(block.text)[SIGNATURE])
        or find_date(block.text) is not None
        or any(map(is_piece, pieces_of(block)))
    )


def asks(block: SourceBlock) -> bool:
    """Return whether a block says where to ask for information.

    A short one with an address does, if it speaks of nothing else.
    """
    reached = any(find_emails(block.text)) or bool(find_telephone(block.text))
    spoken = weigh_themes(block.text)
    if reached and len(block.text) <= _SHORT and not spoken.keys() - {INFORMATION, "organisation"}:
        return True
    if reached and len(block.text.split()) <= _LABELLED:
        return True
    return spoken[INFORMATION] >= (1 if reached else 3)


def is_risk_table(block: SourceBlock) -> bool:
    """Return whether a table has a column of risks, and another one that belongs to them."""
    columns = find_columns(block)
    return "risk" in columns and len(columns) > 1


def is_whole_table(block: SourceBlock) -> bool:
    """Return whether a table says what each risk is, and what is done about it."""
    return {"risk", "measure"} <= find_columns(block).keys()


def names_table(text: str) -> bool:
    """Return whether a text speaks of the table that it stands before."""
    return any(word.startswith(statement_data().tables) for word in words_of(text))


def all_text(blocks: Sequence[SourceBlock]) -> str:
    """Return the text of blocks as one."""
    return " ".join(each.text for each in blocks)
