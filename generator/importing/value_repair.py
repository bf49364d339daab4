"""Values that are not what their fields hold: the one that was probably meant, or none.

So an import always ends in a draft that can be previewed. What is written stands as a comment
beside the value, and the editor is told.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.value_errors import keys_of
from generator.findings.positions import Keys, Plain
from generator.importing.answers.draft import Draft, KeptWords, Remark, facts_of
from generator.importing.portal.lexicon import squeeze
from generator.importing.source.lines import Lines, SourceLine
from schema.facts import model_for_step
from schema.form import Form
from schema.languages import usual_language
from schema.organisation import Organisation
from schema.report import Report

# Taking a value out can leave what is around it short of a key; each round goes one level up.
_ROUNDS = 12
_MADE = ("id", "risk", "joined_by")

Tree = dict[str, Plain]


class SettledValue(Struct, frozen=True):
    """A value that was put right or taken out: where, as written, and what stands there now."""

    keys: Keys
    words: str
    meant: str


def settle_draft(draft: Draft, form: Form, lines: Lines, year: int | None) -> None:
    """Put every value of a draft right that its field does not hold, or take it out."""
    period = f"{year or 2000}-01-01", f"{year or 2000}-12-31"
    head: Tree = {"form": form.head.id, "status": "draft"}
    head["period"] = {"from": period[0], "to": period[1]}
    models: dict[str, tuple[type[BaseModel], Tree]] = {
        "organisation": (Organisation, {"name": "-", "languages": [usual_language()]}),
        "report": (Report, head),
        **{folder: (model_for_step(folder), {}) for folder in form.steps},
    }
    for file, tree in draft.facts.items():
        if file in models:
            model, required = models[file]
            for each in settle_tree(tree, model, required, draft.kept.get(file, [])):
                _tell(draft, form, file, each, lines)


def settle_tree(
    tree: Tree, model: type[BaseModel], required: Mapping[str, Plain], kept: list[KeptWords]
) -> list[SettledValue]:
    """Put a tree right in place until it is one of the model; return what was changed.

    `kept` are the words beside its values, whose places change with it.
    """
    settled: dict[Keys, SettledValue] = {}
    for _ in range(_ROUNDS):
        try:
            model.model_validate({**required, **tree})
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            break
        for detail in sorted(details, key=lambda each: _order(keys_of(each["loc"])), reverse=True):
            if change := _settle(tree, detail, settled, kept):
                settled[change.keys] = change
    return [*settled.values()]


def take_out_fact(draft: Draft, form: Form, file: str, keys: Keys, lines: Lines) -> bool:
    """Take the fact at keys of a file out, its words kept; return whether it was there.

    `file` is named as in the draft. Of facts that do not fit each other the whole one goes.
    """
    tree = draft.facts.get(file, {})
    own = _there(tree, keys[:1])
    if not own or own[0] in ("name", "languages"):
        return False
    words = ", ".join(_said(_at(tree, own)))
    _take_out(tree, own, draft.kept.setdefault(file, []))
    _tell(draft, form, file, SettledValue(own, words, ""), lines)
    return True


def _order(keys: Keys) -> tuple[tuple[bool, int, str], ...]:
    """Return what sorts keys, so that the last items of a list come last."""
    return tuple(
        (isinstance(key, str), key if isinstance(key, int) else 0, str(key)) for key in keys
    )


def _settle(
    tree: Tree, detail: ErrorDetails, settled: Mapping[Keys, SettledValue], kept: list[KeptWords]
) -> SettledValue | None:
    keys = _there(tree, keys_of(detail["loc"]))
    if not keys:
        return None
    written = _at(tree, keys)
    before = settled.get(keys)
    words = before.words if before else ", ".join(_said(written))
    meant = str(detail.get("ctx", {}).get("suggestion") or "")
    if meant and before is None and isinstance(written, str):
        _set(tree, keys, meant)
        return SettledValue(keys, words, meant)
    _take_out(tree, keys, kept)
    return SettledValue(keys, words, "")


def _there(tree: Plain, keys: Keys) -> Keys:
    """Return as much of the keys as is there; of what lacks a key, itself."""
    found: list[str | int] = []
    node: Plain | None = tree
    for key in keys:
        if isinstance(node, dict) and key in node:
            node = node[str(key)]
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            break
        found.append(key)
    return tuple(found)


def _at(tree: "Plain | None", keys: Keys) -> "Plain | None":
    for key in keys:
        if isinstance(tree, dict):
            tree = tree[str(key)]
        elif isinstance(tree, list) and isinstance(key, int):
            tree = tree[key]
    return tree


def _set(tree: Tree, keys: Keys, value: str) -> None:
    node, last = _at(tree, keys[:-1]), keys[-1]
    if isinstance(node, dict):
        node[str(last)] = value
    elif isinstance(node, list) and isinstance(last, int):
        node[last] = value


def _take_out(tree: Tree, keys: Keys, kept: list[KeptWords]) -> None:
    """Take a value out, and with it what holds nothing else."""
    node, last = _at(tree, keys[:-1]), keys[-1]
    if isinstance(node, dict):
        del node[str(last)]
    elif isinstance(node, list) and isinstance(last, int):
        del node[last]
        kept[:] = [_moved(each, keys) for each in kept]
    if not node and len(keys) > 1:
        _take_out(tree, keys[:-1], kept)


def _moved(each: KeptWords, keys: Keys) -> KeptWords:
    """Return words at their new place, where an item before theirs in a list is taken out."""
    depth, last = len(keys) - 1, keys[-1]
    own = each.keys[depth : depth + 1]
    below = each.keys[:depth] == keys[:-1] and own and isinstance(own[0], int)
    if not below or not isinstance(last, int) or not isinstance(own[0], int) or own[0] < last:
        return each
    if own[0] == last:
        return KeptWords(keys[:-1], each.words)
    return KeptWords((*keys[:-1], own[0] - 1, *each.keys[depth + 1 :]), each.words)


def _said(value: "Plain | None", key: str = "") -> Iterator[str]:
    """Yield the words of a value, without what the import itself has made."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _said(each, name)
    elif isinstance(value, list):
        for item in value:
            yield from _said(item, key)
    elif value and key not in _MADE:
        yield value


def _tell(draft: Draft, form: Form, file: str, each: SettledValue, lines: Lines) -> None:
    if not each.words:
        return
    draft.kept.setdefault(file, []).append(KeptWords(each.keys, each.words))
    about = _question_of(form, file, each.keys)
    line = _line_of(each.words, lines)
    draft.remarks[:] = [
        one
        for one in draft.remarks
        if one.key != "import_as_written" or squeeze(one.text) != squeeze(each.words)
    ]
    key = "import_value_proposed" if each.meant else "import_value_left_out"
    draft.remarks.append(Remark(key, about, line, each.words, each.meant))


def _question_of(form: Form, file: str, keys: Keys) -> str:
    """Return the id of the question whose fact is at keys of a file; else the keys themselves."""
    for question, place, own in facts_of(form):
        if place == file and keys[: len(own)] == tuple(own):
            return question.id
    return ".".join(map(str, keys))


def _line_of(words: str, lines: Lines) -> SourceLine:
    """Return the line of the report that has the words, or the first of them."""
    first = squeeze(words.split(",", maxsplit=1)[0])
    found = (line for line in lines if line and first and first in squeeze(line.text))
    return next(found, next((line for line in lines if line), SourceLine(1, 1, words)))
