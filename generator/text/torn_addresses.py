"""Addresses written so that they lead elsewhere: with what follows, a comma, or two beginnings."""

import re
from functools import cache
from urllib.parse import parse_qsl

from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

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


def find_mistake(address: str) -> tuple[str, str]:
    """Return what is wrong with an address of the web, and how it was probably meant.

    `twice` (two beginnings), `comma` (where a full stop belongs), `joined` (with the next word),
    `wrapped` (in another address, by an e-mail program or a search); empty texts where nothing is.
    """
    if wrapped := _unwrap(address):
        return "wrapped", wrapped
    if twice := _TWICE.match(address):
        return "twice", f"https://{address[twice.end() :]}"
    if whole := _WHOLE_HOST.fullmatch(address):
        return "joined", f"{whole['host']}{whole['mark']} {whole['word']}"
    if comma := _WITH_COMMA.fullmatch(address):
        return "comma", f"{comma['host']}.{comma['rest']}"
    if joined := _words_after().search(address):
        at = joined.start() + 1
        return "joined", f"{address[:at]} {address[at:]}"
    return "", ""


def _unwrap(address: str) -> str:
    """Return the address that another one leads on to; empty if it is none of those that do."""
    if "=" not in address or not any(map(address.__contains__, load_words("wrapping_addresses"))):
        return ""
    values = (value for _, value in parse_qsl(address.partition("?")[2]) if value.isprintable())
    whole = (each for each in values if each.startswith(("https://", "http://")))
    return next((each for each in whole if " " not in each), "")
