"""The patterns of e-mail addresses: as the value of a field, and as they stand in running text.

All take a time in proportion to the text: an address is looked for from its beginning only.
"""

from schema.kept_patterns import compile_kept

_LABEL = r"[^\s@<>()\",;:./]+"
# All of a value: a host with a full stop, whatever the alphabet.
EMAIL = compile_kept(rf"[^\s@<>()\",;:]+@{_LABEL}(?:\.{_LABEL})*\.[^\W\d_]{{2,}}")

_LOCAL = r"[\w.+-]+@"
# In running text; not a part of a web address, nor of a name in a social network.
IN_TEXT = compile_kept(rf"(?<![\w.+@/-]){_LOCAL}(?P<host>[\w-]+(?:\.[\w-]+)+)")
# Whatever looks like one, to be passed over: also unfinished, and within web addresses.
LIKE_ONE = compile_kept(rf"(?<![\w.+-]){_LOCAL}[\w.-]+")
