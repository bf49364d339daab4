"""ACC160: words that a PDF divided at the end of a line, pasted as they stood: «leveran- dører»."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

# A hyphen, common or soft, after a word; then spaces or the end of the line, and the other half.
_DIVIDED = compile_kept(
    r"(?P<sign>[-\u00ad\u2010¬])(?<=[^\W\d_].)"
    r"(?:[ \t\u00a0]{1,3}|[ \t]{0,2}\n[ \t]{0,8}(?:>[ \t])?)(?P<rest>[^\W\d_]{2,40})(?![\w-])"
)
_FIRST = compile_kept(r"(?<![\w/.@-])[^\W\d_]{1,40}$")
_HALVES = compile_kept(r"[-\u00ad\u2010¬][\s>]+")
# Quoted as they are written, or part of an address.
_ASIDE = compile_kept(r"`[^`\n]*`|https?://\S+")
_BEFORE, _SHOWN = 42, 5


@rule("ACC160", Severity.WARNING)
def words_in_one_piece(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the texts with words that are divided, each with the first few of them."""
    for passage in passages_of(report):
        text = passage.text
        if not _DIVIDED.search(text):
            continue
        found = tuple(_divided(_ASIDE.sub(" ", text) if "`" in text or "://" in text else text))
        if found:
            (written, joined, hyphened), *_ = found
            yield hit(
                passage.where.on(written.split("\n")[0].rstrip()),
                about=passage.question or None,
                case="one" if len(found) == 1 else "several",
                written=_on_one_line(written),
                joined=joined,
                hyphen=hyphened if hyphened != joined else "",
                hyphened=hyphened,
                count=len(found),
                words=tuple(_on_one_line(each[0]) for each in found[:_SHOWN]),
            )


def _on_one_line(written: str) -> str:
    first, rest = _HALVES.split(written, maxsplit=1)
    return f"{first}- {rest}"


def _divided(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each word as it is written, in one, and with the hyphen that may belong to it."""
    hanging = load_words("after_hanging_hyphen")
    for match in _DIVIDED.finditer(text):
        first = _FIRST.search(text[max(0, match.start() - _BEFORE) : match.start()])
        rest = match["rest"]
        if first is None or rest in hanging or (rest[0].isupper() and "\n" not in match.group()):
            continue
        hyphened = f"{first.group()}-{rest}"
        # An acronym, a letter and a name keep theirs: «HMS-området», «e-post», «Sør-Korea».
        keeps = first.group().isupper() or rest[0].isupper() or len(first.group()) == 1
        yield first.group() + match.group(), hyphened if keeps else first.group() + rest, hyphened
