"""The summary of a check for the page of the job that ran it, in GitHub's Markdown.

What was found, group by group, and what each report answers of § 5, of the form, by step.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.assessment.tallies import Completeness, Tally
from generator.formats.github_markdown import escape, link_place, table
from generator.formats.groups import group_counted, group_of, say_group
from generator.formats.listing import ListedFinding, Listing, count_all, few_of_each
from generator.formats.summary import conclude, count, count_entries, rank_organisations
from generator.formats.surroundings import Surroundings
from generator.text.words import Words, load_words
from schema.form import load_form
from schema.law import load_provisions
from schema.points import load_points
from schema.review_questions import load_review_questions

# The provisions of § 5 that ask for something, each a column.
_PROVISIONS = tuple(dict.fromkeys(each.law for each in load_points().values()))
# Reports that are also shown step by step.
_IN_DETAIL = 10
_ANSWERS = ("answered", "unavailable", "unanswered", "invalid")
# Rows of a table: GitHub takes 1 MiB of summary from one step, and drops all when there is more.
_MOST = 200
# With more findings than this, each group is folded up.
_FOLDED = 15


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return what was found, group by group, and how complete each report is."""
    words = load_words(listing.language, "command")
    lines = [f"## {words['summary_heading']}", "", *_conclusion(listing)]
    lines += [*_completeness(listing), *_standing(listing, surroundings)]
    if listing.excepted:
        heading = (words["summary_excepted"], words["summary_place"], words["summary_reason"])
        lines += ["", *table(heading, _excepted(listing, surroundings))]
    if listing.reports:
        lines += ["", *_asked_of_people(words)]
    return "\n".join(lines) + "\n"


def _asked_of_people(words: Words) -> Iterator[str]:
    """Yield what only a person can judge, as a list, folded up."""
    yield from (f"<details><summary>{words['human_title']}</summary>", "")
    for each in load_review_questions().values():
        yield f"- **{each.id}** {escape(each.text.in_language(words.language))}"
    yield from ("", "</details>")


def _conclusion(listing: Listing) -> Iterator[str]:
    if not listing.entries:
        yield conclude(listing)
        return
    language = listing.language
    yield f"**{count(listing)}.** {conclude(listing)}"
    groups = group_counted(listing)
    if groups:
        yield ""
        yield from (
            f"- **{escape(each.title)}:** {escape(say_group(each, language))}" for each in groups
        )
    yield from _organisations(listing)


def _organisations(listing: Listing) -> Iterator[str]:
    ranked, words = rank_organisations(listing), load_words(listing.language, "command")
    if len(ranked) < 2:
        return
    heading = (words["summary_organisation"], words["summary_findings"])
    rows = (
        (escape(key or words["beside_organisations"]), count_entries(counted, listing.language))
        for key, counted in ranked[:_MOST]
    )
    yield from ("", *table(heading, rows))


def _standing(listing: Listing, surroundings: Surroundings) -> Iterator[str]:
    """Yield the findings group by group, the gravest first; of very many, only the gravest."""
    words, language = load_words(listing.language, "command"), listing.language
    few, _ = few_of_each(listing.active)
    chosen = sorted(few, key=lambda each: _rank(each, listing))[:_MOST]
    heading = ("", words["summary_place"], words["summary_finding"])
    if listing.active:
        yield from ("", f"### {words['summary_findings']}")
    for group in group_counted(listing):
        entries = [each for each in chosen if group_of(each.finding.code) == group.id]
        if not entries:
            continue
        title = f"<b>{escape(group.title)}</b>: {count_entries(group.counted, language)}"
        folded = count_all(listing.active) > _FOLDED
        yield from ("", f"<details><summary>{title}</summary>" if folded else title, "")
        yield from table(heading, _rows(entries, listing, surroundings))
        yield from ("", "</details>") if folded else ()
    left = count_all(listing.active) - len(chosen)
    if left > 0:
        yield from ("", words("summary_cut", count=left))


def _rank(entry: ListedFinding, listing: Listing) -> tuple[int, bool]:
    return -entry.finding.severity, entry.place.file not in listing.proposed


def _rows(
    entries: Sequence[ListedFinding], listing: Listing, surroundings: Surroundings
) -> Iterator[tuple[str, ...]]:
    words = load_words(listing.language, "command")
    for entry in entries:
        kind = f"{words[entry.finding.severity.word]} {entry.finding.code}"
        message = "<br>".join(map(escape, (entry.message.text, *entry.message.help[:1])))
        yield kind, link_place(entry, listing, surroundings), message


def _excepted(listing: Listing, surroundings: Surroundings) -> Iterator[tuple[str, ...]]:
    for entry in listing.excepted[:_MOST]:
        place = link_place(entry, listing, surroundings)
        yield entry.finding.code, place, escape(entry.finding.excepted or "")


def _completeness(listing: Listing) -> Iterator[str]:
    """Yield the lines that say how complete each report is; those proposed anew come first."""
    if listing.completeness:
        reports = sorted(listing.completeness, key=lambda each: not _is_proposed(each, listing))
        words = load_words(listing.language, "command")
        yield from _CompletenessPrinter(words, listing).lines(reports)


def _is_proposed(report: Completeness, listing: Listing) -> bool:
    return any(file.startswith(f"{report.path}/") for file in listing.proposed)


class _CompletenessPrinter(Struct, frozen=True):
    """Lays out the tables: what the Act, the form and the authorities ask for, apart."""

    words: Words
    listing: Listing

    def lines(self, reports: Sequence[Completeness]) -> Iterator[str]:
        words = self.words
        yield from ("", f"### {words['completeness_heading']}", "")
        short = [load_provisions()[each].short.in_language(words.language) for each in _PROVISIONS]
        beyond = (words["completeness_form"], words["completeness_advice"])
        heading = (words["completeness_report"], *short, *beyond)
        yield from table(heading, map(self.report, reports[:_MOST]))
        if len(reports) > _MOST:
            yield from ("", words.count("completeness_cut", len(reports) - _MOST))
        for each in reports[:_IN_DETAIL]:
            yield from self.detail(each)

    @property
    def headings(self) -> tuple[str, ...]:
        """What the counts of answers are called."""
        return tuple(self.words[f"completeness_{each}"] for each in _ANSWERS)

    def report(self, report: Completeness) -> tuple[str, ...]:
        covers = (_cover(report, each) for each in _PROVISIONS)
        form = f"{report.form.answered}/{report.form.asked}"
        advice = self.listing.count_advice(report.path)
        return (self.name(report), *covers, form, str(advice) if advice else "")

    def name(self, report: Completeness) -> str:
        draft = f" ({self.words['completeness_draft']})" if report.draft else ""
        return f"{escape(report.name)} {report.year}{draft}"

    def detail(self, report: Completeness) -> Iterator[str]:
        """Yield a report point by point of the Act, and step by step of the form, folded up."""
        language, words = self.words.language, self.words
        summary = f"{self.name(report)}: {words['completeness_by_step']}"
        yield from ("", f"<details><summary>{summary}</summary>", "")
        provisions, points = load_provisions(), load_points()
        act = (
            (
                escape(provisions[each.provision].reference.in_language(language)),
                escape(points[each.point].label.in_language(language)),
                words[f"state_{each.state}"],
            )
            for each in report.act
        )
        heads = ("completeness_law", "completeness_point", "completeness_state")
        yield from table(tuple(words[each] for each in heads), act)
        steps = load_form(report.form_name).steps
        rows = (
            (
                escape(f"{steps[folder].id} {steps[folder].title.in_language(language)}"),
                *_counts(tally),
            )
            for folder, tally in report.steps.items()
        )
        yield ""
        yield from table((words["completeness_step"], *self.headings), rows)
        yield from ("", "</details>")


def _counts(tally: Tally) -> tuple[str, ...]:
    numbers = (tally.unavailable, tally.unanswered, tally.invalid)
    return f"{tally.answered}/{tally.asked}", *(str(each) if each else "" for each in numbers)


def _cover(report: Completeness, provision: str) -> str:
    """Return how many of the points of a provision are met: «✓» or «1/3»."""
    points = [each for each in report.act if each.provision == provision]
    met = sum(each.met for each in points)
    return "✓" if met == len(points) else f"{met}/{len(points)}"
