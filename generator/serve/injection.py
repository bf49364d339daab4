"""Putting the preview's own things into a page of the site, which itself stays as it is."""

import json
import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from msgspec import Struct, field

from generator.serve.addresses import FILES, LAST_GOOD, WORK
from generator.serve.outcome import Item, LackingAnswer, Panel, PreviewOutcome

# Findings of other pages that are sent with a page; the rest is counted.
_ELSEWHERE = 200
_HERE = 300
# The mark in the panel where the questions for people stand.
ASKED = "<asked/>"
# The mark in the panel where the answers stand that are lacking, and in their heading their number.
LACKING, NUMBER = "<lacking/>", "<number/>"
# The address in the panel that leads to the work page, there about a page's own report.
_HERE_MARK = f"{WORK}?here"
# An answer that is lacking is known by so much of its question.
_ENOUGH = 90
_TOP = re.compile(rb'<body[^>]*>(\s*<a class="skip"[^>]*>[^<]*</a>)?')


class Shown(Struct, frozen=True):
    """What came of a build, ready for pages; `on` has the numbers of the findings by page."""

    outcome: PreviewOutcome
    on: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def prepare(outcome: PreviewOutcome) -> Shown:
    """Return an outcome ready for pages."""
    on: dict[str, list[int]] = {}
    for number, item in enumerate(outcome.panel.items if outcome.panel else ()):
        for page in item.pages:
            on.setdefault(page, []).append(number)
    return Shown(outcome, {page: tuple(numbers) for page, numbers in on.items()})


def compose(html: bytes, shown: Shown, page: str, script: Mapping[str, str]) -> bytes:
    """Return a page of the site (by its path) with the preview's script, notice and panel."""
    outcome = shown.outcome
    panel = _fill(outcome.panel, page, shown.on.get(page, ())) if outcome.panel else ""
    panel = panel.replace(LACKING, _lack(outcome, page), 1).replace(
        _HERE_MARK, _here(outcome, page), 1
    )
    known = {**script, "page": page, **_written(outcome, page)}
    composed = add_script(html, known, styled=True)
    strip = outcome.notice.replace(f'"{LAST_GOOD}"', f'"{LAST_GOOD}{quote(page)}"')
    return _add_strip(composed, strip).replace(b"</body>", f"{panel}</body>".encode(), 1)


def _here(outcome: PreviewOutcome, page: str) -> str:
    """Return what leads to the work page about a page's own report."""
    written = outcome.written.get(page)
    if written is None:
        return f"{WORK}"
    return f"{WORK}?report={quote(written.report)}&amp;language={written.language}"


def _lack(outcome: PreviewOutcome, page: str) -> str:
    """Return the list of the answers that a page's report lacks; nothing where there are none."""
    written = outcome.written.get(page)
    lacking = outcome.lacking.get(written.whose, ()) if written else ()
    if written is None or outcome.panel is None or not lacking:
        return ""
    items = "".join(map(_lack_one, lacking))
    heading = outcome.panel.lacking.replace(NUMBER, str(len(lacking)))
    return f'{heading}<ul class="asked" lang="{written.language}">{items}</ul></details>'


def _lack_one(lacking: LackingAnswer) -> str:
    question, label = escape(lacking.question), lacking.label
    shown = escape(label if len(label) <= _ENOUGH else f"{label[:_ENOUGH]} …")
    address = f"/{quote(lacking.page)}#{quote(lacking.question)}"
    link = f'<a class="lacking" href="{address}" data-question="{question}">'
    return f"<li>{link}{shown}</a></li>"


def _written(outcome: PreviewOutcome, page: str) -> Mapping[str, str]:
    """Return what the script must know where answers can be written."""
    written = outcome.written.get(page)
    if written is None:
        return {}
    return {
        "report": written.report,
        "language": written.language,
        "questions": " ".join(written.questions),
        "write": written.write,
        "about": written.about,
        "unsaved": written.unsaved,
        "opening": written.opening,
        "files": json.dumps(dict(written.files), ensure_ascii=False),
    }


def compose_past(html: bytes, shown: Shown, page: str, script: Mapping[str, str]) -> bytes:
    """Return a page of the last good site, with a notice that says so."""
    strip = shown.outcome.past.replace('"/"', f'"/{quote(page)}"')
    return _add_strip(add_script(html, script, styled=True), strip)


def add_script(html: bytes, script: Mapping[str, str], *, styled: bool = False) -> bytes:
    """Return a page with the preview's script, which is given data, and perhaps its styles."""
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in script.items())
    added = f'<script src="{FILES}preview.js"{data}></script></head>'
    style = f'<link rel="stylesheet" href="{FILES}beside.css">' if styled else ""
    return html.replace(b"</head>", f"{style}{added}".encode(), 1)


def _add_strip(html: bytes, strip: str) -> bytes:
    """Return a page with a strip at its top; the link past it all stays the first."""
    return _TOP.sub(lambda match: match.group() + strip.encode(), html, count=1)


def _fill(panel: Panel, page: str, here: tuple[int, ...]) -> str:
    own, folder = frozenset(here), f"{page.partition('/')[0]}/"
    others = [each for number, each in enumerate(panel.items) if number not in own]
    # Errors first; then what is nearest: of the same organisation, or the same year.
    others.sort(key=lambda each: (not each.stops, not _lies_in(folder, each)))
    left = panel.beyond + max(0, len(here) - _HERE) + max(0, len(others) - _ELSEWHERE)
    return "".join(
        (
            panel.before,
            *(panel.items[number].html for number in here[:_HERE]),
            panel.between,
            *(each.html for each in others[:_ELSEWHERE]),
            f'<li class="more">{escape(panel.more.format(count=left))}</li>' if left else "",
            panel.after.replace(ASKED, _ask(panel, page), 1),
        )
    )


def _ask(panel: Panel, page: str) -> str:
    """Return the questions for people that stand beside a page; nothing where there are none."""
    asked = "".join(panel.questions[each] for each in panel.asked.get(page, ()))
    return f'{panel.asking}<ul class="asked">{asked}</ul>' if asked else ""


def _lies_in(folder: str, item: Item) -> bool:
    return any(each.startswith(folder) for each in item.pages)
