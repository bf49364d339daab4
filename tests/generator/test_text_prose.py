"""Answers as HTML: what Markdown becomes, and what no Markdown can become."""

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from generator.text import prose
from generator.text.prose import (
    links_of,
    lost_words,
    refused_links,
    resolve_links,
    to_html,
    to_text,
    to_whole_text,
    why_lost,
)


class Reader(HTMLParser):
    """Reads HTML as a browser would: the names of its tags, and of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_comment(self, data: str) -> None:
        """Take note of a comment as if it were a tag."""
        self.tags.add(f"<!--{data}")


def read(made: str) -> Reader:
    reader = Reader()
    reader.feed(made)
    reader.close()
    return reader


def html(markdown: str) -> str:
    return to_html(markdown, "2-A-1", 4)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "Ett *to* **tre** `fire`",
            "<p>Ett <em>to</em> <strong>tre</strong> <code>fire</code></p>",
        ),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("#åpenhet", "<p>#åpenhet</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_html(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_headings_begin_at_the_level_of_the_page_and_never_jump() -> None:
    assert re.findall(r"<h\d>\w", html("##### A\n\n### B\n\n###### C\n\n#### D")) == [
        "<h4>A",
        "<h4>B",
        "<h5>C",
        "<h5>D",
    ]


def test_headings_stop_at_the_lowest_level() -> None:
    assert "<h6>B" in to_html("### A\n\n#### B\n\n##### C", "a", 6)
    assert "<h6>C" in to_html("### A\n\n#### B\n\n##### C", "a", 6)


def test_a_table_has_heads_for_its_columns_and_classes_for_its_sides() -> None:
    made = html("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |")
    assert '<th scope="col">a</th>' in made
    assert '<th class="end" scope="col">b</th>' in made
    assert '<td class="end">2</td>' in made
    assert '<td class="centre">3</td>' in made
    assert "style=" not in made


def test_a_note_leads_there_and_back_by_ids_of_this_answer_only() -> None:
    made = html("Vi.[^a b]\n\n[^a b]: Alle.")
    assert 'id="2-A-1-fnref-a-b"' in made
    assert 'href="#2-A-1-fn-a-b"' in made
    assert '<li id="2-A-1-fn-a-b">' in made
    assert 'href="#2-A-1-fnref-a-b"' in made
    assert to_html("Vi.[^1]\n\n[^1]: Alle.", "3-A-1", 4).count('"#3-A-1-') == 2


def test_a_note_that_nothing_refers_to_is_shown_but_leads_nowhere() -> None:
    made = html("Vi.\n\n[^1]: Alle.")
    assert "Alle." in made
    assert "href" not in made


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[x](<https://lo.no/a b>)", "https://lo.no/a%20b"),
        ("https://lo.no/a_b_c.", "https://lo.no/a_b_c"),
        ("(https://lo.no)", "https://lo.no"),
        ("<https://lo.no>", "https://lo.no"),
        ("[x](tel:+4799999999)", "tel:+4799999999"),
        ("[x](mailto:åpen@lo.no?subject=a%20b)", "mailto:%C3%A5pen@lo.no?subject=a%20b"),
        ("åpen@lo.no", "mailto:%C3%A5pen@lo.no"),
        ("[x][r]\n\n[r]: https://lo.no", "https://lo.no"),
        ("[x](#2.A.1)", "aktsom:question/2.A.1"),
        ("[x](attachments/plan.pdf)", "aktsom:attachment/plan.pdf"),
        ("[x](../attachments/min%20plan.pdf)", "aktsom:attachment/min plan.pdf"),
        ("![x](attachments/ovn.png)", "aktsom:attachment/ovn.png"),
    ],
)
def test_a_link_leads_where_it_should(markdown: str, expected: str) -> None:
    assert links_of(markdown) == (expected,)


def test_a_page_of_an_attachment_is_kept_but_is_no_part_of_its_name() -> None:
    markdown = "[x](attachments/a&b.pdf#page=3) [y](#2.A.1)"
    assert links_of(markdown)[0] == "aktsom:attachment/a&b.pdf"
    resolved = resolve_links(html(markdown), lambda kind, name: f"../{kind}/{name}")
    assert 'href="../attachment/a&amp;b.pdf#page=3"' in resolved
    assert 'href="../question/2.A.1"' in resolved


def test_only_links_are_resolved_and_not_what_looks_like_one() -> None:
    markdown = '`href="aktsom:question/1"` [x](https://lo.no "aktsom:question/1")'
    assert resolve_links(html(markdown), lambda *_: "?") == html(markdown)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///x",
     "//evil.example", "../side.html", "side.html", "/side", "ftp://x.no", "aktsom:question/1",
     "#", "https://", "attachments/", "attachments/../x", "attachments/a%2Fb.pdf"],
)  # fmt: skip
def test_a_link_that_may_lead_anywhere_is_taken_away_but_its_text_stays(address: str) -> None:
    assert refused_links(f"[klikk]({address})") == (address,)
    assert html(f"[klikk]({address})") == "<p>klikk</p>"


def test_a_picture_is_never_fetched_from_elsewhere() -> None:
    assert refused_links("![En ovn](https://x.no/ovn.png)") == ("https://x.no/ovn.png",)
    assert html("![En ovn](https://x.no/ovn.png)") == "<p>En ovn</p>"


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<div onclick=x>\n\na\n\n</div>",
        "<!-- <b>x</b> -->",
        "<svg/onload=x>",
        '<https://x.no/"onclick=x>',
        '[x](https://x.no/"onmouseover="x)',
        '[x](https://x.no "a\\" onclick=\\"x")',
        '![a" onerror="x](attachments/a.png)',
        "[^<b>]\n\n[^<b>]: x",
        "```{#id .a onclick=x}\nx\n```",
        "``` <b>\nx\n```",
        "&lt;script&gt;",
    ],
)
def test_no_html_comes_through(markdown: str) -> None:
    reader = read(html(markdown))
    ours = {"p", "a", "pre", "code", "img", "div", "hr", "ol", "li", "sup"}
    assert reader.tags <= ours
    names = {"href", "src", "alt", "title", "class", "aria-label"}
    assert reader.attributes <= (names | {"id"} if "sup" in reader.tags else names)


def test_what_could_turn_the_text_around_does_not_come_through_as_a_code_either() -> None:
    assert html("a&#8238;b&#x2028;c") == "<p>abc</p>"


def test_an_answer_that_goes_too_deep_is_shown_as_it_is_written() -> None:
    made = html("[" * 5000 + "\n\n" + "- " * 5000 + "<b>")
    assert made.startswith("<p>[[[")
    assert made.endswith("&lt;b&gt;</p>")


def test_plain_text_has_one_line_for_each_block() -> None:
    markdown = "### A\n\nb *c*\nd\n\n- e\n- f\n\n| g | h |\n|---|---|\n| 1 &amp; 2 | 3 |"
    assert to_text(markdown).split("\n") == ["A", "b c", "d", "e", "f", "g", "h", "1 & 2", "3"]


@pytest.mark.parametrize(
    "markdown",
    [
        "Ett *to* **tre** `fire` _fem_ seks_sju",
        "[ord](https://lo.no) ![bilde](attachments/a.png)",
        "[ord][r]\n\n[r]: https://lo.no/sti",
        "Ord.[^1]\n\n[^1]: Note.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "1. en\n2. to",
        "``` yaml\nkode\n```",
        "<b>ord</b> <!-- ord -->",
        "[ord](javascript:kode)",
        '[ord]("tittel") [ord](javascript:kode "tittel")',
        '[ord](https://lo.no "tittel")',
        "[ord](tel:+47 22 00 00 00) [ord](mailto:a@lo.no?subject=Hei på deg)",
        "[ord](attachments/min plan.pdf) [ord](<attachments/min plan.pdf>)",
        "[ord](attachments/rapport (1).pdf) [ord](attachments/rapport%20(1).pdf)",
        "[Ås](https://no.wikipedia.org/wiki/Ås_(kommune)_historie) ![x](attachments/a b.png)",
        "https://a.example/?y=2025&region=NO&section=2&timestamp=3",
        "[Min  Ref] og [ord][min  ref]\n\n[min ref]: https://a.example/sti",
        "2) to\n3) tre\n\n- [ ] fire\n\no\tfem",
        "    kode som er 1. innrykket",
    ],
)
def test_no_word_is_lost(markdown: str) -> None:
    assert lost_words(markdown) == ()


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("| a |\n|---|\n| 1 | borte |", ("borte",)),
        ('[r]: https://lo.no "Borte tittel"', ("r", "https", "lo", "no", "Borte", "tittel")),
        ("Vi.[^1]\n\n[^1]: En.\n\n[^1]: To.", ("To",)),
    ],
)
def test_a_word_that_markdown_does_not_show_is_told(
    markdown: str, expected: tuple[str, ...]
) -> None:
    assert lost_words(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "word", "why"),
    [
        ("| a |\n|---|\n| 1 | borte |", "borte", "cell"),
        ("[r]: https://lo.no", "r", "reference"),
        ("[a]\n\n[a]: https://b.example\n[a]: https://c.example", "c", "again"),
        ("Vi.[^1]\n\n[^1]: En.\n\n[^1]: To.", "To", "note"),
        ('[x](javascript:y "Borte")', "Borte", ""),
    ],
)
def test_why_a_word_is_not_shown(markdown: str, word: str, why: str) -> None:
    assert why_lost(markdown, word) == why


def test_notes_have_the_numbers_of_their_first_marks() -> None:
    notes = "[^a]: A[^d]\n[^c]: C\n[^d]: D\n[^b]: B"
    shown = html(f"En[^b], to[^a].\n\n- tre[^c]\n\n| fire[^b] |\n|---|\n\n{notes}")
    assert re.findall(r">(\d)</a>", shown) == ["1", "2", "3", "1", "4"]
    assert re.findall(r'<li id="[^"]*?-(\w)">', shown) == ["b", "a", "c", "d"]
    assert re.findall(r'aria-label="↑ (\d)"', shown) == ["1", "1", "2", "3", "4"]


NAMES = (
    "min plan.pdf", "rapport (1).pdf", "rapport(1).pdf", "Rapport #2.pdf", "Rapport#2.pdf",
    "50%.pdf", "a&b.pdf", "O'Brien.pdf", "a[1].pdf", "a_b_c.pdf", "a*b*.pdf", "å é.pdf",
    "a,b;c!.pdf", "a=b+c@d$.pdf", "v1.2 #3.pdf", "x~~y~~.pdf", "Hva?.pdf", "a|b.pdf",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", ["{}", "<{}>", "../{}#page=2"])
def test_an_attachment_with_any_name_can_be_linked(name: str, written: str) -> None:
    address = f"attachments/{quote(name) if '#page' in written else name}"
    markdown = f"[x]({written.format(address)})"
    assert links_of(markdown) == (f"aktsom:attachment/{name}",)
    assert lost_words(markdown) == ()
    assert "?right" in resolve_links(
        html(markdown), lambda _, found: f"?{found == name and 'right'}"
    )


@pytest.mark.parametrize("name", ["a).pdf", "a(.pdf", "a`b`.pdf", "<a>.pdf", "100%25.pdf"])
def test_what_is_hard_in_a_name_is_encoded(name: str) -> None:
    assert links_of(f"[x](attachments/{quote(name)})") == (f"aktsom:attachment/{name}",)


def test_an_answer_is_converted_once_however_often_it_is_shown() -> None:
    prose._render.cache_clear()  # noqa: SLF001 - the memo is what is tested
    for level in (3, 4):
        to_html("Vi *alle*.", f"a{level}", level)
    links_of("Vi *alle*.")
    assert prose._render.cache_info().misses == 1  # noqa: SLF001 - as above


def test_of_two_definitions_of_one_reference_the_unheard_is_told() -> None:
    markdown = "[avtalen][a]\n\n[a]: https://a.example/hemmelig\n[a]: https://b.example/\n"
    assert links_of(markdown) == ("https://a.example/hemmelig",)  # as on GitHub, the first
    assert lost_words(markdown) == ("a", "https", "b", "example")
    assert lost_words(markdown.replace("[a]: https://b.example/\n", "")) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- • barn\n- • lønn", ["barn", "lønn"]),
        ("*\t\uf0b7\tbarn\n*\t\uf0b7\tlønn", ["barn", "lønn"]),
        ("• - barn\n• - lønn", ["barn", "lønn"]),
        ("• • barn", ["barn"]),
        ("1. • barn\n2. • lønn", ["barn", "lønn"]),
        ("- – barn\n- – lønn", ["barn", "lønn"]),
        ("- o\tbarn", ["barn"]),
        ("- – Ja, sier hun.\n- Nei.", ["– Ja, sier hun.", "Nei."]),
        ("- •", ["•"]),
    ],
)
def test_a_mark_of_words_that_only_repeats_the_items_own_is_left_out(
    text: str, items: list[str]
) -> None:
    html = to_html(text, "text", 4)
    assert re.findall("<li>(.*?)</li>", html) == items
    assert not lost_words(text)


@pytest.mark.parametrize(
    "host",
    [
        "fjord tekstil.no", "a|b.no", "a^b.no", "a%20b.no", "[::1]", "[bad", "a:99999", "a:b", "",
        "a\\b.no", "xn--", "256.1.1.1", "a\u00a0b.no", "x.no:80 80", "a..b.no", ".no", "å.no",
        "a_b.no", "a,b.no", "a{b}.no", "a.no:", "kari@x.no", "a%C3%A5.no",
    ],
)  # fmt: skip
def test_a_link_leads_on_or_is_refused(host: str) -> None:
    """What a browser reads otherwise than we do led nowhere, and nothing said so."""
    markdown = f"Se [siden](https://{host}/side) her."
    leads = ' href="' in to_html(markdown, "a", 2)
    assert leads is not bool(refused_links(markdown)), refused_links(markdown)


@pytest.mark.parametrize("host", ["a|b.no", "a.no:99999", "[bad"])
def test_what_is_no_address_in_running_text_is_text(host: str) -> None:
    html = to_html(f"Se https://{host}/side her.", "a", 2)
    assert "<a" not in html
    assert f"https://{host}/side" in html
    assert refused_links(f"Se https://{host}/side her.") == ()


def test_a_whole_text_calls_an_attachment_by_its_name_and_not_by_where_it_lies() -> None:
    text = "Se [reglene](attachments/regler.pdf) og [svaret](#2.A.1)."
    assert to_whole_text(text) == "Se reglene [regler.pdf] og svaret [#2.A.1]."
