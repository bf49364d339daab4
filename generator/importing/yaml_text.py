"""Facts as YAML in the repository's own style: block lists, short lists on one line, long text."""

from collections.abc import Mapping
from io import StringIO

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from generator.importing.results import Plain

_WIDTH = 1_000_000


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes text as text: with no types to guess, `NO` and `ja` need no quotes."""

    def __init__(self, stream: StringIO) -> None:
        Emitter.__init__(self, stream, width=_WIDTH, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        BaseResolver.__init__(self)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        """Set lists in from their key."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as above
        """Write everything out."""
        return True


def to_yaml(tree: Mapping[str, Plain]) -> str:
    """Return a tree as YAML; nothing for an empty one."""
    stream = StringIO()
    dumper = _Dumper(stream)
    dumper.open()
    dumper.represent(dict(tree))
    dumper.close()
    return stream.getvalue() if tree else ""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if _is_number(text) else None
    written = text + "\n" if "\n" in text else text
    return dumper.represent_scalar("tag:yaml.org,2002:str", written, style=style)


def _is_number(text: str) -> bool:
    """Tell whether other programs would take a text for a number with decimals: 0.17, 1.10."""
    whole, point, decimals = text.partition(".")
    return bool(point) and whole.isdigit() and decimals.isdigit()


def _list(dumper: _Dumper, items: list[Plain]) -> yaml.SequenceNode:
    short = all(isinstance(each, str) and each and " " not in each for each in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
