"""What is saved, sent in as a proposal, and the proposals of others asked for; why, where not."""

from collections.abc import Callable, Mapping

from generator.content.git import GitError
from generator.editing.proposals import ProposalSent, Sender, fetch, send, why_failed
from generator.serve.task_work import TaskWork, WorkOutcome
from generator.text.words import load_words

# A commit's message is one line.
_LONGEST_MESSAGE = 200


def tell_git(work: TaskWork, text: str, error: GitError) -> WorkOutcome:
    """Return that git could not do something, why, and what to do; its own words stay folded."""
    words = load_words(work.task.language, "writing")
    return WorkOutcome(
        good=False,
        text=text,
        why=words[f"git_{why_failed(error)}"],
        said=error.detail,
        heading="said_git",
        quiet=True,
    )


def _send(work: TaskWork) -> WorkOutcome:
    message = work.given("message")[:_LONGEST_MESSAGE]
    if not message:
        return work.refuse("send_no_message")
    words = load_words(work.task.language, "writing")
    sender = Sender(work.given("name"), work.given("email"))
    if "email" in work.task.given and not (sender.name and "@" in sender.email):
        return work.refuse("send_no_sender")
    try:
        sent = send(work.content, message, work.today, sender)
    except GitError as error:
        return tell_git(work, words["sent_failed"], error)
    return WorkOutcome(
        good=True, text=words(_say_sent(sent), branch=sent.branch), link=sent.address
    )


def _say_sent(sent: ProposalSent) -> str:
    if sent.opened:
        return "sent_opened"
    if sent.address:
        return "sent_open_it"
    return "sent_pushed" if sent.pushed else "sent_kept"


def _fetch(work: TaskWork) -> WorkOutcome:
    try:
        fetch(work.content)
    except GitError as error:
        return tell_git(work, work.words["fetch_failed"], error)
    return WorkOutcome(good=True, text=work.words["fetched"])


SENDING: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {"send": _send, "fetch": _fetch}
