"""Addresses written so that they lead elsewhere: with what follows, a comma, or two beginnings."""

import re
from functools import cache
from urllib.parse import parse_qsl

from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

# `https:/x.no`, `https//x.no` and `htps://x.no`, which are not read as addresses.
_TORN_SCHEME = compile_kept(
    r"(?<![\w/.:@-])(?!https?://)(?P<scheme>h{0,2}t{1,3}p{1,2}s{0,2}(?:[:.;]/{1,3}|//))"
    r"(?P<rest>(?:[\w-]{1,63}\.){1,9}[^\W\d_]{2,20}(?:[/?#][^\s<>\"«»]*)?)",
    re.IGNORECASE,
)
_OF_TORN = ("p:/", "s:/", "p//", "s//", "p./", "s./", "p;/", "s;/")
_DOTS = compile_kept(r"(?:https?://)?[^/?#]*\.\.")
_TWICE = compile_kept(r"https?://https?(?::|\.|;)?/{1,2}(?=\w)", re.IGNORECASE)
_ENDS = r"(?:no|com|org|net|eu|se|dk|fi|int|info)"
_WITH_COMMA = compile_kept(
    rf"(?P<host>(?:https?://)?[\w.-]{{1,200}})(?P<mark>[,;])(?P<rest>{_ENDS}(?:[/?#]\S*)?)",
    re.IGNORECASE,
)
_WHOLE_HOST = compile_kept(
    rf"(?P<host>(?:https?://)?[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,9}}\.{_ENDS})"
    r"(?P<mark>[,;])(?P<word>[^\W\d_]\S*)",
    re.IGNORECASE,
)


@cache
def _words_after() -> re.Pattern[str]:
    """Return a mark and one of the words that begin what is said after an address."""
    words = sorted(load_words("words_after_addresses"))
    small = "|".join(map(re.escape, words))
    large = "|".join(re.escape(each.capitalize()) for each in words)
    return compile_kept(rf"(?:[.!?](?P<next>{large})|[,;](?P<same>{small}))$")


def find_torn_schemes(text: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses in a text that do not begin as such, with how they were meant."""
    small = text.lower()
    if not any(map(small.__contains__, _OF_TORN)):
        return ()
    found = {each.group().rstrip(".,;:!?)"): each["rest"] for each in _TORN_SCHEME.finditer(text)}
    return tuple((torn, f"https://{rest.rstrip('.,;:!?)')}") for torn, rest in found.items())


def find_mistake(address: str) -> tuple[str, str]:
    """Return what is wrong with an address of the web, and how it was probably meant.

    `twice` (two beginnings), `dots` (two in a row in the host), `comma` (where a full stop
    belongs), `joined` (with the next word), `wrapped` (in another address, by an e-mail program or
    a search); empty texts where nothing is.
    """
    if wrapped := _unwrap(address):
        return "wrapped", wrapped
    return _mistake_of_host(address) or _joined(address) or ("", "")


def _mistake_of_host(address: str) -> tuple[str, str] | None:
    if ".." in address and _DOTS.match(address):
        return "dots", re.sub(r"\.{2,}", ".", address)
    if twice := _TWICE.match(address):
        return "twice", f"https://{address[twice.end() :]}"
    if whole := _WHOLE_HOST.fullmatch(address):
        return "joined", f"{whole['host']}{whole['mark']} {whole['word']}"
    comma = _WITH_COMMA.fullmatch(address)
    return ("comma", f"{comma['host']}.{comma['rest']}") if comma else None


def _joined(address: str) -> tuple[str, str] | None:
    joined = _words_after().search(address)
    at = joined.start() + 1 if joined else 0
    return ("joined", f"{address[:at]} {address[at:]}") if joined else None


def _unwrap(address: str) -> str:
    """Return the address that another one leads on to; empty if it is none of those that do."""
    if "=" not in address or not any(map(address.__contains__, load_words("wrapping_addresses"))):
        return ""
    values = (value for _, value in parse_qsl(address.partition("?")[2]) if value.isprintable())
    whole = (each for each in values if each.startswith(("https://", "http://")))
    return next((each for each in whole if " " not in each), "")
