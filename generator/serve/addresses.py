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

# The folders of the output: what could last be published, and what can be shown in spite of errors.
GOOD, NOW = "good", "now"
