"""The patterns of e-mail addresses: as the value of a field, and as they stand in running text.

All take a time in proportion to the text: an address is looked for from its beginning only.
"""

import re

_LABEL = r"[^\s@<>()\",;:./]+"
# All of a value: a host with a full stop, whatever the alphabet.
EMAIL = re.compile(rf"[^\s@<>()\",;:]+@{_LABEL}(?:\.{_LABEL})*\.[^\W\d_]{{2,}}")

_LOCAL = r"[\w.+-]+@"
# In running text; not a part of a web address, nor of a name in a social network.
IN_TEXT = re.compile(rf"(?<![\w.+@/-]){_LOCAL}(?P<host>[\w-]+(?:\.[\w-]+)+)")
# Whatever looks like one, to be passed over: also unfinished, and within web addresses.
LIKE_ONE = re.compile(rf"(?<![\w.+-]){_LOCAL}[\w.-]+")
