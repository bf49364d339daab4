"""Who must sign a statement, who has, and whether it still says what was signed.

The Act § 5 fourth paragraph: the updated statement is signed as the Accounting Act § 3-5 says, by
all members of the board and the general manager; where there is neither, by the participants or
members. Each enterprise with a duty of its own signs for itself.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.signed_digest import fits
from generator.findings.positions import Keys
from schema.organisation import Entity, Organisation
from schema.report import Signatory, Signing
from schema.wordlists import load_words

BOARD = ("chair", "board_member")
# What a party lacks for certain, and what nobody can tell because it is not stated.
Lack: TypeAlias = Literal[
    "names", "general_manager", "board", "board_for_member", "too_few", "too_many"
]
Unknown: TypeAlias = Literal["board_size", "general_manager"]
# Whether the text is what was signed: `undigested` where there is nothing to tell it by.
TextState: TypeAlias = Literal["unsigned", "undigested", "unread", "unchanged", "changed"]


class Party(Struct, frozen=True):
    """An enterprise that signs: `board` and `members` count signatures, `at` names its place.

    `name` is None for the organisation itself. `at` are keys below the signing: those of the table
    with its board's size.
    """

    name: str | None
    at: Keys
    board_size: int | None
    has_manager: bool | None
    board: int
    members: int
    manager: bool
    signatories: tuple[int, ...]
    lacks: tuple[Lack, ...]
    unknown: tuple[Unknown, ...]

    @property
    def signed(self) -> bool | None:
        """Whether everyone who must has signed; None where it cannot be told."""
        return False if self.lacks else None if self.unknown else True


class Act(Struct, frozen=True):
    """A signing: of the statement, or of a revision (its index); `keys` are its place.

    `astray` are signatories (their indexes) whose enterprise is not known: nothing is then known to
    be missing.
    """

    keys: Keys
    revision: int | None
    signing: Signing
    day: date | None
    parties: tuple[Party, ...]
    astray: tuple[int, ...]

    @property
    def named(self) -> bool:
        """Whether anybody is named who has signed."""
        return bool(self.signing.signatories)

    @property
    def signed(self) -> bool | None:
        """Whether everyone who must has signed; None where it cannot be told."""
        states = {each.signed for each in self.parties} | ({None} if self.astray else set())
        return False if False in states else None if None in states else True


class Digested(Struct, frozen=True):
    """A digest, its place, the revision it belongs to (None: the signing), and whether names do."""

    digest: str
    keys: Keys
    revision: int | None
    named: bool


class Signatures(Struct, frozen=True):
    """What is known of a report's signatures.

    `acts` are the signings, by date; `text` is whether the text is what was signed last. `unsigned`
    are the revisions (their indexes, the oldest first) that came after what was signed last.
    """

    acts: tuple[Act, ...]
    digested: Digested | None
    text: TextState
    unsigned: tuple[int, ...]

    @property
    def current(self) -> Act | None:
        """The newest signing that names anybody."""
        return next((each for each in reversed(self.acts) if each.named), None)

    @property
    def newest(self) -> Signing | None:
        """The newest signing that names anybody, else the first; dated, where a revision is."""
        act = self.current or next(iter(self.acts), None)
        return act.signing.model_copy(update={"date": act.day}) if act else None

    @property
    def holds(self) -> bool | None:
        """Whether everyone who must has signed what is shown; None where it cannot be told.

        So it is where place and date are stated, but not who.
        """
        if self.text in {"unsigned", "changed"} or self.unsigned:
            return False
        return self.current.signed if self.current else None


def assess_signing(report: BookReport) -> Signatures:
    """Return what is known of a report's signatures. Reads its attachments if it has a digest."""
    acts, digested = list_acts(report), _newest_digest(report)
    text = _compare_text(report, acts, digested)
    unsigned = tuple(_unsigned(report, acts, digested, text))
    return Signatures(acts, digested, text, unsigned)


def list_acts(report: BookReport) -> tuple[Act, ...]:
    """Return the signings of a report, by date."""
    return tuple(sorted(_acts(report), key=lambda each: each.day or date.min))


def _acts(report: BookReport) -> Iterator[Act]:
    """Yield the signing of the statement, then those of its revisions."""
    first, who = report.head.signing, report.organisation
    for keys, signing in signings_of(report):
        if len(keys) == 1:
            yield _act(keys, None, signing, signing.date, who)
        else:
            index = int(keys[1])
            day = signing.date or report.head.revisions[index].date
            yield _act(keys, index, _complete(signing, first or Signing()), day, who)


def signings_of(report: BookReport) -> Iterator[tuple[Keys, Signing]]:
    """Yield what is written of each signing, with its place: the first, then those of revisions."""
    if report.head.signing:
        yield ("signing",), report.head.signing
    for index in order_revisions(report):
        signing = report.head.revisions[index].signing
        if signing:
            yield ("revisions", index, "signing"), signing


def _act(
    keys: Keys, revision: int | None, signing: Signing, day: date | None, who: Organisation
) -> Act:
    known = parties_of(who)
    astray = tuple(
        index
        for index, each in enumerate(signing.signatories)
        if party_of(each.entity, known) is None
    )
    return Act(keys, revision, signing, day, tuple(_parties(signing, who)), astray)


def order_revisions(report: BookReport) -> list[int]:
    """Return the indexes of a report's revisions, the oldest first."""
    revisions = report.head.revisions
    return sorted(range(len(revisions)), key=lambda index: (revisions[index].date, index))


def _complete(signing: Signing, first: Signing) -> Signing:
    """Return a revision's signing; of what it leaves out of the boards, the first one holds."""
    kept: dict[str, object] = {
        name: getattr(first, name)
        for name in ("board_size", "general_manager")
        if getattr(signing, name) is None
    }
    if not signing.boards:
        kept["boards"] = first.boards
    return signing.model_copy(update=kept)


def _parties(signing: Signing, organisation: Organisation) -> Iterator[Party]:
    """Yield each enterprise that must sign, or that somebody has signed for."""
    by_party: dict[str, list[int]] = {}
    known = parties_of(organisation)
    for index, each in enumerate(signing.signatories):
        party = party_of(each.entity, known)
        if party is not None:
            by_party.setdefault(party, []).append(index)
    boards = {party_of(each.entity, known): i for i, each in enumerate(signing.boards)}
    own = _Board((), signing.board_size, signing.general_manager)
    for name in _signing_parties(organisation, by_party, boards):
        board = own if not name else _Board((), None, None)
        if name in boards:
            given = signing.boards[boards[name]]
            board = _Board(("boards", boards[name]), given.board_size, given.general_manager)
        signatories = tuple((index, signing.signatories[index]) for index in by_party.get(name, ()))
        yield _party(name, organisation, board, signatories)


class _Board(Struct, frozen=True):
    """What is stated of who must sign for an enterprise, and where."""

    at: Keys
    size: int | None
    has_manager: bool | None


def _signing_parties(
    organisation: Organisation,
    by_party: Mapping[str, list[int]],
    boards: Mapping[str | None, int],
) -> list[str]:
    """Return the names of those who sign; the organisation itself is the empty one.

    A name for a whole group, which is none of the entities, has no board of its own to sign.
    """
    owing = [_name(each, organisation) for each in organisation.entities if each.own_duty]
    listed = [_name(each, organisation) for each in organisation.entities]
    only_a_name = owing and "" not in listed and "" not in by_party
    known = {*listed, ""}
    wanted = (*(() if only_a_name else ("",)), *owing, *by_party, *filter(None, boards))
    return [name for name in dict.fromkeys(wanted) if name in known]


def parties_of(organisation: Organisation) -> Mapping[str, str]:
    """Return whom each name and number means, written in any of the ways that are alike.

    An entity is its name, the organisation itself is "".
    """
    parties = dict.fromkeys(
        map(
            _alike, filter(None, (organisation.name, organisation.short_name, organisation.number))
        ),
        "",
    )
    for entity in organisation.entities:
        for each in filter(None, (entity.name, entity.number)):
            parties.setdefault(_alike(each), _name(entity, organisation))
    return parties


def party_of(written: str | None, parties: Mapping[str, str]) -> str | None:
    """Return whom a name or number means of the parties that there are; None if none of them.

    Who names nobody means the organisation itself.
    """
    return "" if written is None else parties.get(_alike(written))


def _name(entity: Entity, organisation: Organisation) -> str:
    same_number = organisation.number is not None and entity.number == organisation.number
    itself = same_number or _alike(entity.name) == _alike(organisation.name)
    return "" if itself else entity.name


@lru_cache(maxsize=1024)  # the same few names are compared by all who ask who signs
def _alike(name: str) -> str:
    joined = "".join(name.split())
    return joined if joined.isdecimal() else " ".join(name.casefold().split())


def _party(
    name: str,
    organisation: Organisation,
    stated: _Board,
    signatories: tuple[tuple[int, Signatory], ...],
) -> Party:
    roles = [each.role for _, each in signatories]
    board, manager = sum(role in BOARD for role in roles), "general_manager" in roles
    unknown: list[Unknown] = []
    if stated.size is None and board:
        unknown.append("board_size")
    if stated.has_manager is None and board and not manager:
        unknown.append("general_manager")
    return Party(
        name=name or None,
        at=stated.at,
        board_size=stated.size,
        has_manager=stated.has_manager,
        board=board,
        members=roles.count("member"),
        manager=manager,
        signatories=tuple(index for index, _ in signatories),
        lacks=tuple(_lacks(roles, stated, must_have_board(name or organisation.name))),
        unknown=tuple(unknown),
    )


def _lacks(roles: list[str], stated: _Board, always_has_board: bool) -> Iterator[Lack]:  # noqa: FBT001 - private
    board, size = sum(role in BOARD for role in roles), stated.size
    if not roles:
        yield "names"
        return
    if stated.has_manager and "general_manager" not in roles:
        yield "general_manager"
    if not board and (size or always_has_board):
        yield "board_for_member" if "member" in roles else "board"
    elif not board and "member" not in roles and size is None:
        yield "board"
    elif size is not None and board and board != size:
        yield "too_few" if board < size else "too_many"


def must_have_board(name: str) -> bool:
    """Tell whether an enterprise's name says that it is of a kind that always has a board."""
    words = [each.strip("(),.").casefold() for each in name.split("(", 1)[0].split()]
    return bool(words) and bool({words[0], words[-1]} & load_words("forms_with_board"))


def superseded_and_not_kept(report: BookReport) -> Iterator[Keys]:
    """Yield the places of digests whose text is no longer shown, and of which no copy is kept."""
    kept = {digest.digest for each in report.versions for _, digest in _digests(each)}
    newest = _newest_digest(report)
    for _, each in _digests(report):
        if newest and newest.named and each.digest not in {newest.digest, *kept}:
            yield each.keys


def _newest_digest(report: BookReport) -> Digested | None:
    """Return the digest of what was signed last, of the statement or of a revision."""
    found = max(enumerate(_digests(report)), key=lambda each: (each[1][0], each[0]), default=None)
    return found[1][1] if found else None


def _digests(report: BookReport) -> Iterator[tuple[date, Digested]]:
    revisions = report.head.revisions
    for index in order_revisions(report):
        revision = revisions[index]
        if revision.digest and not (revision.signing and revision.signing.digest):
            named = bool(revision.signing and revision.signing.signatories)
            keys: Keys = ("revisions", index, "digest")
            yield revision.date, Digested(revision.digest, keys, index, named)
    for keys, signing in signings_of(report):
        if signing.digest:
            at = int(keys[1]) if len(keys) > 1 else None
            day = signing.date or (date.min if at is None else revisions[at].date)
            yield day, Digested(signing.digest, (*keys, "digest"), at, bool(signing.signatories))


def _compare_text(
    report: BookReport, acts: tuple[Act, ...], digested: Digested | None
) -> TextState:
    if digested is None:
        said = (each for each in acts if each.named or each.signing.date or each.signing.place)
        return "undigested" if any(said) else "unsigned"
    same = fits(digested.digest, report)
    return "unread" if same is None else "unchanged" if same else "changed"


def revision_to_sign(report: BookReport) -> int | None:
    """Return the newest revision, whose signing is of all that stands there; None: the statement's.

    A statement that was signed after its last revision is signed as a whole.
    """
    order, signing = order_revisions(report), report.head.signing
    if not order:
        return None
    newest = report.head.revisions[order[-1]]
    later = signing is None or signing.date is None or newest.date >= signing.date
    return order[-1] if later else None


def number_of_next(report: BookReport) -> int:
    """Return the number of the version that is signed now; what was signed before stays."""
    return max((each.version for each in report.versions), default=0) + 1


def _unsigned(
    report: BookReport, acts: tuple[Act, ...], digested: Digested | None, text: TextState
) -> Iterator[int]:
    """Yield the revisions that came after what was signed last, by anybody who is named.

    Where the text still is what was signed, nothing has changed since, whatever they say.
    """
    named = [each for each in acts if each.named]
    if not named or (text == "unchanged" and digested and digested.named):
        return
    last, order = named[-1], order_revisions(report)
    later = order[order.index(last.revision) + 1 :] if last.revision is not None else order
    for index in later:
        if last.day is None or report.head.revisions[index].date >= last.day:
            yield index
