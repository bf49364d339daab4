"""Facts as charts: the numbers of a table at a glance. None where there is nothing to compare."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from generator.pages.context import PageContext
from generator.pages.format.charts import Bar, Chart, draw_bars
from generator.pages.parts.fact_context import Showing
from generator.text.cldr import format_number, format_percent
from schema.facts.enterprise import Goal, Purchasing
from schema.fields import fields_of
from schema.vocabulary import load_vocabulary

# With more countries, those with the fewest are one bar together; the table names them all.
MOST_COUNTRIES = 12
_WHOLE = 100
_STATUSES = (
    "done", "partly_achieved", "ongoing", "planned", "postponed", "not_achieved", "stopped",
)  # fmt: skip


def draw(
    anchor: str,
    titles: tuple[str | None, str],
    bars: Sequence[Bar],
    context: PageContext,
    whole: Decimal | int | None = None,
) -> Chart | None:
    """Return a chart that also says in words what it shows; `titles` are seen and heard."""
    if sum(bar.value is not None for bar in bars) < 2:
        return None
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    caption, title = titles
    heard = context.words("chart_title", title=title), context.words("chart_text", values=told)
    return draw_bars(f"chart-{anchor}", (caption, *heard), bars, whole)


def chart_shares(value: Purchasing, showing: Showing) -> Chart | None:
    """Return how purchases are spread, each share as a part of the whole."""
    words, language = showing.context.words, showing.context.language
    bars = []
    for field in fields_of(Purchasing):
        share: Decimal | None = getattr(value, field.name)
        shown = words["not_stated"] if share is None else format_percent(share, language)
        bars.append(Bar(showing.context.label(field), share, shown))
    titles = (None, words["purchasing_caption"])
    return draw(showing.anchor, titles, bars, showing.context, _WHOLE)


def chart_countries(named: tuple[tuple[str, int], ...], showing: Showing) -> Chart | None:
    """Return how many there are in each country (by name, the most first)."""
    words, language = showing.context.words, showing.context.language
    shown = len(named) if len(named) <= MOST_COUNTRIES else MOST_COUNTRIES - 1
    bars = [Bar(name, count, format_number(count, language)) for name, count in named[:shown]]
    rest = named[shown:]
    if rest:
        label = words("other_countries", count=len(rest))
        together = sum(count for _, count in rest)
        bars.append(Bar(label, together, format_number(together, language), "rest"))
    title = words[f"countries_caption_{showing.context.report.enterprise.producers_counted}"]
    return draw(showing.anchor, (None, title), bars, showing.context)


def chart_goals(goals: tuple[Goal, ...], showing: Showing) -> Chart | None:
    """Return how many of the goals have each status, as parts of all; each has its own pattern."""
    words, language = showing.context.words, showing.context.language
    counts = Counter(each.status for each in goals)
    statuses = load_vocabulary("statuses")
    bars = []
    for status in _STATUSES:
        term, count = statuses.find(status), counts[status]
        if term and (count or status == "done"):
            pattern = "solid" if status == "done" else status
            label, shown = term.label.in_language(language), format_number(count, language)
            bars.append(Bar(label, count, shown, pattern))
    if counts[None]:
        shown = format_number(counts[None], language)
        bars.append(Bar(words["goals_without_status"], counts[None], shown, "rest"))
    title = words["goals_by_status"]
    return draw(showing.anchor, (title, title), bars, showing.context, len(goals))
