"""The HTML that we write of a text: its tags, attributes and schemes, and nothing else."""

from html.parser import HTMLParser

TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"href", "src", "alt", "title", "class", "id", "scope", "start", "aria-label"}
SCHEMES = {"href": {"http", "https", "mailto", "tel", "aktsom"}, "src": {"aktsom"}}


class Strict(HTMLParser):
    """Reads HTML and objects to what we never write."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Object to a tag, an attribute or an address that is not ours."""
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        for name, value in ((name, value or "") for name, value in attrs):
            if name in SCHEMES and not value.startswith("#2-A-1-"):
                assert value.partition(":")[0].lower() in SCHEMES[name]
            assert name != "id" or value.startswith("2-A-1-")

    def handle_comment(self, data: str) -> None:
        """Object to any comment."""
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment  # type: ignore[assignment]
