"""The layers of the design, written without `@layer`: the order of declarations is the same."""

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import pytest
import tinycss2
from cssselect2 import compile_selector_list

from generator.pages.parts.style_parts import LAYERS
from generator.pages.parts.styles import make_stylesheet
from generator.text.words import TEMPLATES


class Rule(NamedTuple):
    """One selector of a rule, how specific it is, and the families of what it sets."""

    selector: str
    specificity: tuple[int, int, int]
    pseudo: str | None
    families: frozenset[str]


# Properties that are set by a shorthand of another name.
SHORTHANDS = {"line-height": "font", "column-gap": "gap", "row-gap": "gap"}
BARE = {"skip_comments": True, "skip_whitespace": True}
WHOLE = ("max-", "min-", "text-", "color-", "font-size-adjust", "--")


def family(name: str) -> str:
    if name in SHORTHANDS:
        return SHORTHANDS[name]
    return name if name.startswith(WHOLE) else name.partition("-")[0]


def split(selectors: str) -> Iterator[str]:
    depth, begun = 0, 0
    for place, sign in enumerate(selectors):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield selectors[begun:place]
            begun = place + 1
    yield selectors[begun:]


def rules_of(nodes: list[Any]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "at-rule" and node.content and node.lower_at_keyword != "font-face":
            yield from rules_of(tinycss2.parse_rule_list(node.content, **BARE))
        elif node.type == "qualified-rule":
            found = tinycss2.parse_blocks_contents(node.content, **BARE)
            # What is important stands above all that is not, with layers and without.
            families = frozenset(
                family(each.lower_name)
                for each in found
                if each.type == "declaration" and not each.important
            )
            compiled = compile_selector_list(node.prelude)
            texts = split(tinycss2.serialize(node.prelude))
            for each, text in zip(compiled, texts, strict=True):
                yield Rule(text.strip(), each.specificity, each.pseudo_element, families)


def read(style: str) -> list[Rule]:
    return list(rules_of(tinycss2.parse_stylesheet(style, **BARE)))


def turned(earlier: list[Rule], later: list[Rule]) -> list[str]:
    """Return the pairs of rules in which the earlier layer would win over the later."""
    return [
        f"{one.selector} / {other.selector}"
        for one, other in product(earlier, later)
        if one.specificity > other.specificity
        and one.pseudo == other.pseudo
        and one.families & other.families
    ]


def test_no_rule_of_an_earlier_layer_wins_over_a_later_one() -> None:
    texts = [(TEMPLATES / "styles" / f"{name}.css").read_text("utf-8") for name in LAYERS]
    files = sorted((TEMPLATES / "components").glob("*/*.css"))
    files += sorted((TEMPLATES / "pages").glob("*.css"))
    texts.append("\n".join(each.read_text("utf-8") for each in files))
    layers = [read(each) for each in texts]
    for place, later in enumerate(layers):
        for earlier in layers[:place]:
            assert turned(earlier, later) == []


def test_a_rule_that_would_win_is_seen() -> None:
    earlier = read("@layer base { .prose img { width: auto } }")
    later = read("@layer components { img { width: 1rem } b { width: 2rem } }")
    assert turned(earlier, later) == [".prose img / img", ".prose img / b"]
    assert turned(read(":where(.prose) img { width: auto }"), later) == []


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("(width >= 40rem)", "(min-width:40rem)"),
        ("(width < 40rem)", "(max-width:39.99rem)"),
        ("(40rem <= width < 64rem)", "(min-width:40rem) and (max-width:63.99rem)"),
    ],
)
def test_ranges_of_widths_are_written_as_limits(written: str, limits: str) -> None:
    style = make_stylesheet("x", f"@media {written} {{ a {{ top: 0; }} }}")
    assert style.data.decode().strip() == f"@media {limits}{{a{{top:0}}}}"
