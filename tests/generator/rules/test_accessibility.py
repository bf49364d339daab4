"""ACC101–ACC103 and ACC105: pictures, links and colours that everyone can use."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.checks.messages import message_of
from tests.generator.rules.sentences import answer, of

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize("words", ["her", "Les mer", "**klikk her**", "here"])
def test_a_link_that_says_nothing(words: str, found: "Found") -> None:
    (finding,) = found(answer(f"Vi bruker [{words}](https://lo.no)."))
    assert finding.code == "ACC102"


def test_a_link_that_says_something(found: "Found") -> None:
    assert found(answer("Vi bruker [det som er her](https://lo.no) og https://lo.no/mer.")) == []


def test_a_colour_that_is_too_light_comes_with_its_contrast_and_the_nearest_that_is_not(
    found: "Found",
) -> None:
    (finding,) = found(("organisation.yaml", "appearance: {accent: '#FFD400'}"))
    assert finding.code == "ACC103"
    assert finding.where.keys == ("appearance", "accent")
    ratio = finding.arguments["ratio"]
    assert ratio == Decimal("1.2")
    assert ["1,2" in message_of(finding, "nb").text, "1.2" in message_of(finding, "en").text] == [
        True,
        True,
    ]
    suggested = finding.arguments["suggestion"]
    assert found(("organisation.yaml", f"appearance: {{accent: '{suggested}'}}")) == []


def test_a_colour_may_be_written_without_its_number_sign(found: "Found") -> None:
    assert found(("organisation.yaml", "appearance: {accent: 000000}")) == []


@pytest.mark.parametrize("accent", ["teal", "'#12345'", "'#abc'"])
def test_what_is_no_colour_says_so(found: "Found", accent: str) -> None:
    (finding,) = found(("organisation.yaml", f"appearance: {{accent: {accent}}}"))
    assert (finding.code, finding.arguments["kind"]) == ("VAL104", "colour")


def test_a_short_colour_is_suggested_in_full(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "appearance: {accent: '#aBc'}"))
    assert finding.arguments["suggestion"] == "#aabbcc"


@pytest.mark.parametrize(
    "picture",
    [
        "![](attachments/kart.png)",
        "![ ](attachments/kart.png)",
        "![][kart]\n\n[kart]: attachments/kart.png",
    ],
)
def test_a_picture_has_a_description(picture: str, found: "Found") -> None:
    codes = [each.code for each in found(answer(f"Kartet viser gårdene: {picture}"))]
    assert "ACC101" in codes
    described = picture.replace("![]", "![Gårdene]").replace("![ ]", "![Gårdene]")
    assert "ACC101" not in [
        each.code for each in found(answer(f"Kartet viser gårdene: {described}"))
    ]


def test_pictures_and_links_are_looked_for_where_texts_are_markdown(found: "Found") -> None:
    marks = "![](attachments/kart.png) og [her](https://lo.no)"
    fields = ("2-identify/facts.yaml", f"risks: [{{id: child-labour, title: '{marks}'}}]")
    assert {"ACC101", "ACC102"}.isdisjoint(each.code for each in found(fields))
    codes = [each.code for each in found(answer(f"Kartet viser gårdene: {marks}."))]
    assert {"ACC101", "ACC102"} <= set(codes)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("[https://www.lo.no](https://evil.example/a)", "evil.example"),
        ("[lo.no/etikk](https://evil.example)", "evil.example"),
        ("[www.lo.no](https://lo.no.evil.example)", "lo.no.evil.example"),
        # The same host, one above or below it; names of files, and words.
        ("[www.lo.no](https://lo.no/a)", None),
        ("[lo.no](https://data.lo.no/a)", None),
        ("[https://data.lo.no](https://lo.no)", None),
        ("[rapport.pdf](https://lo.no/rapport.pdf)", None),
        ("[aktsomhet@lo.no](mailto:aktsomhet@lo.no)", None),
    ],
)
def test_a_link_leads_where_its_text_says(link: str, host: str | None, found: "Found") -> None:
    told = [each.arguments["host"] for each in of("ACC102", found(answer(f"Se {link} her.")))]
    assert told == ([host] if host else [])
