"""The preview's own addresses; no organisation's name can begin with an underscore."""

# The site as it was when it could last be built.
LAST_GOOD = "/_last/"
# The preview's styles and scripts, from templates/preview/.
FILES = "/_preview/files/"
# The manual page of a code follows.
MANUAL = "/_preview/manual/"
# Where open pages hear that there is a new build.
CHANGES = "/_preview/changes"
# Where a page asks for a file to be opened in the editor.
OPEN = "/_preview/open"
# Where a page writes: what it asks for follows.
WRITE = "/_preview/write/"
# The page of what is done with a statement as a whole, and (with "do/…") where its forms go.
WORK = "/_preview/work/"
# Stands in the forms of that page where the server puts what only its own pages know.
OWN_MARK = "(own)"
# A file of the content as text; its path follows.
TEXT = "/_preview/text/"

# The folders of the output: what could last be published, and what can be shown in spite of errors.
GOOD, NOW = "good", "now"
