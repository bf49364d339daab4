"""What a form that extends another changes in its structure, and which questions stay the same."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]


def walk_questions(steps: Mapping[str, Node]) -> Iterator[tuple[list[Node], Node]]:
    """Yield every question and part, with the list that it stands in."""
    for step in steps.values():
        for section in step["sections"]:
            for question in section["questions"]:
                yield section["questions"], question
                for part in question.get("parts", ()):
                    yield question["parts"], part


def take_words(changes: tuple[Node, ...], steps: Mapping[str, Node]) -> dict[str, Any]:
    """Take the words that stand beside questions out of the structure; return them by id."""
    nodes = (*changes, *(node for _, node in walk_questions(steps)))
    return {node["id"]: node.pop("words") for node in nodes if "words" in node}


def change_questions(
    steps: Mapping[str, Node], dropped: tuple[str, ...], changes: tuple[Node, ...]
) -> None:
    """Drop questions of the form extended, then change, renumber, move and add others, in order.

    A change names a question by its id, or by what it was `formerly`; what is neither is new, and
    stands `after` another. Raises KeyError naming a question that is not there.
    """
    there = {node["id"]: (siblings, node) for siblings, node in walk_questions(steps)}
    for each in dropped:
        siblings, node = there.pop(each)
        siblings.remove(node)
    renumbered = {each.get("formerly") for each in changes}
    for change in changes:
        former = change.get("formerly") or ("" if change["id"] in renumbered else change["id"])
        siblings, node = there.pop(former, ([], {}))
        node.update(change)
        if "origin" in node:
            node.pop("formerly", None)
        if "after" in change or not siblings:
            if siblings:
                siblings.remove(node)
            _put_after(node.pop("after"), node, steps)


def _put_after(target: str, node: Node, steps: Mapping[str, Node]) -> None:
    places = {each["id"]: (siblings, each) for siblings, each in walk_questions(steps)}
    siblings, other = places[target]
    siblings.insert(siblings.index(other) + 1, node)


def find_origins(
    steps: Mapping[str, Node],
    name: str,
    dropped: tuple[str, ...],
    origins_in: Callable[[str], Mapping[str, str]],
) -> None:
    """Give each question its `origin`: the form and the id under which it was first asked.

    `origins_in` returns the origins in another form by id; in the form extended for no name. A
    question of that one is the same here if its id is, or if it says what it was `formerly`: an
    id, or another form's name and an id. Raises KeyError naming a question that is not there.
    """
    nodes = [node for _, node in walk_questions(steps)]
    for node in nodes:
        if former := node.pop("formerly", None):
            form, _, id_ = former.rpartition(" ")
            node["origin"] = origins_in(form)[id_]
    extended = origins_in("")
    taken = {extended[each] for each in dropped} | {node.get("origin") for node in nodes}
    for node in nodes:
        own = f"{name}/{node['id']}"
        same = extended.get(node["id"], own)
        node.setdefault("origin", own if same in taken else same)


def list_origins(steps: Mapping[str, Node]) -> dict[str, str]:
    """Return the origins of a form's questions by id."""
    return {node["id"]: node["origin"] for _, node in walk_questions(steps)}
