"""The page on which a statement is written in the CMS: whose files there are, where they lie."""

import json
from collections.abc import Iterable

from msgspec import Struct

from generator.pages.parts.cms_files import cms_folder
from generator.pages.parts.styles import screen_style
from generator.pages.parts.summary import Summary
from generator.plan.addresses import CmsAccess, relative
from generator.plan.site_addresses import CMS
from generator.text.words import load_words

# Nothing but GitHub's API is asked: what the CMS would get from elsewhere, it does without. It puts
# its styles into the page itself.
_POLICY = (
    "default-src 'none'; connect-src 'self' data: https://api.github.com; script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' blob: data:; "
    "media-src blob:; base-uri 'none'; form-action 'none'"
)


class CmsView(Struct, frozen=True):
    """What the template gets; `organisations` are keys with names, `settings` are for scripts.

    `look` is the style of the site's pages, `style` that of the CMS.
    """

    language: str
    policy: str
    title: str
    introduction: str
    whose: str
    needs_script: str
    back: str
    look: str
    style: str
    script: str
    settings: str
    organisations: tuple[tuple[str, str], ...]


def make_cms(summaries: Iterable[Summary], access: CmsAccess, language: str) -> CmsView:
    """Return the page for organisations of which the CMS is told."""
    words = load_words(language, "cms")
    folder = cms_folder().removeprefix(CMS)
    return CmsView(
        language=language,
        policy=_POLICY,
        title=words["title"],
        introduction=words("introduction", repository=access.repository),
        whose=words["whose"],
        needs_script=words["needs_script"],
        back=words["back"],
        look=relative(f"{CMS}index.html", screen_style().path),
        style=f"{folder}cms.css",
        script=f"{folder}start.js",
        settings=json.dumps(
            {
                "repository": access.repository,
                "branch": access.branch,
                "oauth": access.oauth,
                "content": access.content,
            }
        ),
        organisations=tuple((each.key, each.name) for each in summaries),
    )
