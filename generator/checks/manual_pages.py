"""The manual as Markdown, in Norwegian: one page of all codes, or an index and a page a family."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from itertools import chain, groupby, zip_longest

from generator.checks.manual import describe, say_law_read, title_of
from generator.checks.rules import all_codes
from generator.checks.wordings import Example, load_shared_words
from generator.findings.finding import Code
from schema.languages import usual_language
from schema.law import cite, load_provisions


def render_manual() -> str:
    """Return all codes with their manual pages on one page, by family."""
    parts = [_head(), _words()["files"]]
    for family, codes in _families():
        parts += (f"## {family}", *(_render_code(code, "###") for code in codes))
    return _join(parts)


def render_docs() -> Mapping[str, str]:
    """Return the pages of docs/ by their path in it: rules.md, and rules/<family>.md of each."""
    index, pages = [_head()], {}
    for family, codes in _families():
        letters = codes[0].id[:3]
        page = f"rules/{letters}.md"
        index += (f"## [{family}]({page})", _render_table(codes, page))
        head = (f"# {family}", f"[{_words()['all']}](../rules.md)", _words()["files"])
        pages[page] = _join([*head, *(_render_code(code, "##") for code in codes)])
    return {"rules.md": _join(index), **pages}


def _head() -> str:
    return _words()["page"].format(read=say_law_read(usual_language()))


def _words() -> Mapping[str, str]:
    return load_shared_words().manual[usual_language()]


def _families() -> Iterator[tuple[str, list[Code]]]:
    """Yield each family's letters and name, and its codes."""
    families = load_shared_words().families
    for letters, codes in groupby(all_codes().values(), key=lambda code: code.id[:3]):
        yield f"{letters}: {families[letters][usual_language()]}", list(codes)


def _join(parts: list[str]) -> str:
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _render_table(codes: list[Code], page: str) -> str:
    """Return the codes of a family as a table: code, severity, title and law."""
    heads = [_words()[key] for key in ("code", "severity", "title", "law")]
    rows = (
        [f"[{code.id}]({page}#{code.id.lower()})", _words()[code.severity.word],
         _escape(title_of(code.id, usual_language())).replace("|", r"\|"), _link_laws(code)]
        for code in codes
    )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _link_laws(code: Code) -> str:
    cited = (load_provisions()[law] for law in code.law)
    return "; ".join(f"[{cite(each, usual_language())}]({each.link})" for each in cited)


def _render_code(code: Code, level: str) -> str:
    """Return the manual page of a code, under a heading of a level."""
    page, words = describe(code.id, usual_language()), _words()
    facts = [f"{words['severity']}: {page.severity}."]
    if page.asked_by:
        facts.append(f"{words['asked_by']}: {page.asked_by}.")
    if code.law:
        facts.append(f"{words['law']}: {_link_laws(code)}.")
    return "\n\n".join(
        (
            f"{level} {code.id}",
            f"**{_escape(page.title)}** {' '.join(facts)}",
            f"{words['why']}: {_escape(page.why)}",
            f"{words['remedy']}: {_escape(page.remedy)}",
            *([f"{words['excepted']}: {_escape(page.excepted)}"] if page.excepted else []),
            *_fence_examples(words["fails"], page.failing),
            *_fence_examples(words["passes"], page.passing),
        )
    )


def _escape(text: str) -> str:
    """Return a text in which nothing but `code` means anything to Markdown."""
    parts = re.split(r"(`[^`]+`)", text)
    plain = (re.sub(r"([*<`_])", r"\\\1", part) for part in parts[::2])
    return "".join(chain.from_iterable(zip_longest(plain, parts[1::2], fillvalue="")))


def _fence_examples(heading: str, examples: tuple[Example, ...]) -> Iterator[str]:
    for each in examples:
        file = f" (`{each.file}`)" if each.file else ""
        language = each.file.rsplit(".", 1)[-1] if each.file.endswith((".md", ".yaml")) else ""
        block = f"````{language}\n{each.text}\n````"
        yield f"- {heading}{file}:\n\n{textwrap.indent(block, '  ')}"
