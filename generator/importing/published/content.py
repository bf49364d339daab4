"""A published report as the files of content that it was made of."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.published.reading import PublishedReport
from generator.scaffold.yaml_text import entry
from schema.facts import FACTS_BY_STEP, StepFacts
from schema.facts.address import Measure
from schema.facts.enterprise import EnterpriseFacts
from schema.organisation import Organisation
from schema.report import Report, Scope
from schema.vocabulary import load_vocabulary

Tree: TypeAlias = dict[str, Any]

_BOOLEANS = {True: "ja", False: "nei"}
# What a field says when nobody has written it: it is left out, as whoever signed had it.
_UNSAID = {
    (each.alias or name): each.default
    for model in (Measure, EnterpriseFacts, Scope)
    for name, each in model.model_fields.items()
    if isinstance(each.default, str | bool)
}


class PublishedContent(Struct, frozen=True):
    """The text of organisation.yaml, the report's files, and the files to copy, by their paths.

    `logo` is the organisation's own; `missing` names attachments that do not lie with the report.
    """

    organisation: str
    files: Mapping[str, str]
    copies: Mapping[str, Path]
    logo: Path | None
    missing: tuple[str, ...]


def make_content(report: PublishedReport) -> PublishedContent:
    """Return the files of a published report."""
    data = report.data
    main = str(data["language"])
    organisation = {key: value for key, value in data["organisation"].items() if key != "key"}
    logo = (organisation.get("appearance") or {}).get("logo")
    logo_file = report.logo(str(logo)) if logo else None
    if logo and logo_file is None:
        organisation["appearance"]["logo"] = None
    files = {"report.yaml": _yaml(_head(data), main, Report)}
    facts = _facts(data)
    for folder in sorted({*facts, *_folders(data).values()}):
        if text := _yaml(facts.get(folder, {}), main, FACTS_BY_STEP.get(folder, StepFacts)):
            files[f"{folder}/facts.yaml"] = text
    files |= dict(_prose(data))
    pictures = [data["cover"]] if data.get("cover") else []
    listed = (str(each["file"]) for each in (*pictures, *(data["attachments"] or ())))
    names = list(dict.fromkeys(listed))
    found = {name: file for name in names if (file := report.attachment(name))}
    return PublishedContent(
        organisation=_yaml(organisation, main, Organisation),
        files=files,
        copies={f"attachments/{name}": file for name, file in found.items()},
        logo=logo_file,
        missing=tuple(name for name in names if name not in found),
    )


def _head(data: Tree) -> Tree:
    languages = data["organisation"]["languages"]
    head = {"form": data["form"]["id"], **{key: data.get(key) for key in Report.model_fields}}
    head["form"] = data["form"]["id"]
    head["language"] = data["language"] if data["language"] != languages[0] else None
    # Sites made before report.json had them say only what the exceptions let stand.
    head["exceptions"] = data.get("exceptions", data.get("known_gaps"))
    return head


def _folders(data: Tree) -> dict[str, str]:
    """Return the folder of each step, by the step."""
    return {str(step["id"]): str(step["folder"]) for step in data["steps"]}


def _facts(data: Tree) -> dict[str, Tree]:
    """Return the facts of each step's folder: risks and measures stand apart in report.json."""
    facts = {str(folder): dict(tree) for folder, tree in data["facts"].items()}
    for fact, value in (("risks", _risks(data)), ("measures", _measures(data))):
        folder = next(name for name, model in FACTS_BY_STEP.items() if fact in model.model_fields)
        if value:
            facts.setdefault(folder, {})[fact] = value
    for question in data["questions"]:
        fact = question["fact"]
        for answer in question["answers"] if fact in ("risks", "measures") else ():
            if answer["status"] == "unavailable":
                folder = _folders(data)[str(question["step"])]
                reason = {"see": answer["see"]} if answer["see"] else answer["reason"]
                facts.setdefault(folder, {})[str(fact)] = {"unavailable": reason}
    return facts


def _risks(data: Tree) -> list[Tree]:
    return [
        {key: value for key, value in risk.items() if key != "measures"} for risk in data["risks"]
    ]


def _measures(data: Tree) -> list[Tree]:
    """Return the measures: in their own order where a question asks for them all."""
    for question in data["questions"]:
        if question["fact"] == "measures":
            for answer in question["answers"]:
                if answer["status"] == "answered":
                    return list(answer["value"])
    found: list[Tree] = []
    for each in (*data["risks"], {"measures": data["measures_without_risk"]}):
        found.extend(measure for measure in each["measures"] if measure not in found)
    return found


def _prose(data: Tree) -> Iterator[tuple[str, str]]:
    """Yield each step's file of answers in each language that has some."""
    for step, folder in _folders(data).items():
        own = [each for each in data["questions"] if str(each["step"]) == step]
        for language in data["languages"]:
            if parts := list(_answers(own, language)):
                yield f"{folder}/{language}.md", "\n\n".join(parts) + "\n"


def _answers(questions: Iterable[Tree], language: str) -> Iterator[str]:
    for question in questions:
        for answer in question["answers"]:
            if answer["language"] == language and (text := _text(answer, language)):
                label = " ".join(_in_language(question["label"], language).split())
                yield f"## {question['id']} {label}\n\n{text}"


def _text(answer: Tree, language: str) -> str:
    """Return an answer in its file; a reason after the words that make it one."""
    if answer["status"] == "answered":
        return str(answer["markdown"])
    if answer["status"] != "unavailable":
        return ""
    marker = load_vocabulary("prose_markers").terms[0].label.in_language(language)
    return f"{marker} {_in_language(answer['reason'] or {}, language)}".rstrip()


def _in_language(text: Mapping[str, str], language: str) -> str:
    return text.get(language) or next(iter(text.values()), "")


def _yaml(tree: Tree, main: str, model: "type[Any]") -> str:
    """Return a tree as YAML, its keys in the order of the model; nothing for an empty one."""
    plain = _plain(tree, main)
    if not isinstance(plain, dict):
        return ""
    order = [each.alias or name for name, each in model.model_fields.items()]
    keys = sorted(plain, key=lambda key: order.index(key) if key in order else len(order))
    return "".join(f"{line}\n" for key in keys for line in entry(key, plain[key]))


def _plain(value: object, main: str) -> "Plain | None":
    """Return a value of JSON as content has it; None for what nobody has written."""
    if isinstance(value, bool):
        return _BOOLEANS[value]
    if isinstance(value, dict):
        return _mapping(value, main)
    if isinstance(value, list):
        items: list[Plain | None] = [_plain(each, main) for each in value]
        return items or None
    return None if value is None else str(value)


def _mapping(value: Tree, main: str) -> "Plain | None":
    if value.keys() == {main} and isinstance(value[main], str):
        return str(value[main])
    said = ((key, each) for key, each in value.items() if _UNSAID.get(key, ...) != each)
    known = {key: plain for key, each in said if (plain := _plain(each, main)) is not None}
    return {**known} or None
