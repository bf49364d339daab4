"""Words that typed values do not say, as comments beside them in the files."""

from collections.abc import Callable, Mapping, Sequence

import yaml

from generator.findings.positions import Keys
from generator.importing.answers.draft import KeptWords
from generator.scaffold.yaml_text import comment

_STEP = 2


def add_comments(
    files: Mapping[str, str], kept: Mapping[str, Sequence[KeptWords]], say: Callable[[str], str]
) -> dict[str, str]:
    """Return files with the words that a draft keeps beside its values.

    `kept` is by the draft's names of files, `say` makes a comment of words. What has no file of its
    own goes to the end of report.yaml.
    """
    written = dict(files)
    for file, words in kept.items():
        path = f"{file}.yaml" if f"{file}.yaml" in written else f"{file}/facts.yaml"
        if path in written:
            written[path] = _with_comments(written[path], words, say)
        else:
            said = [f"{_shown(each.keys)}: {say(each.words)}" for each in words]
            written["report.yaml"] += "".join(
                f"{line}\n" for text in said for line in comment(text)
            )
    return written


def _shown(keys: Keys) -> str:
    return ".".join(map(str, keys))


def _with_comments(text: str, kept: Sequence[KeptWords], say: Callable[[str], str]) -> str:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    lines = text.splitlines()
    added: dict[int, list[str]] = {}
    for each in kept:
        line, found = _line_of(root, each.keys) if root else (0, 0)
        lacking = each.keys[found:]
        said = f"{_shown(lacking)}: {say(each.words)}" if lacking else say(each.words)
        indent = len(lines[line]) - len(lines[line].lstrip()) if lines else 0
        added.setdefault(line, []).extend(comment(said, indent // _STEP))
    written = [each for at, line in enumerate(lines) for each in (*added.get(at, ()), line)]
    return "".join(f"{line}\n" for line in written)


def _line_of(node: yaml.Node, keys: Keys) -> tuple[int, int]:
    """Return the line on which the value at keys, or what is there of it, begins; how many keys."""
    line, found = node.start_mark.line, 0
    for key in keys:
        below: tuple[yaml.Node, yaml.Node] | None = None
        if isinstance(node, yaml.MappingNode):
            below = next((each for each in node.value if each[0].value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and not node.flow_style:
            below = (node.value[key],) * 2 if key < len(node.value) else None
        if below is None:
            break
        line, node, found = below[0].start_mark.line, below[1], found + 1
    return line, found
