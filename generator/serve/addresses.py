"""The preview's own addresses; no organisation's name can begin with an underscore."""

# The site as it was when it could last be built.
LAST_GOOD = "/_last/"
STYLE = "/_preview/preview.css"
