"""What content must look like: the models, the forms, the law and the vocabularies."""

import os

# pydantic looks through every installed package for plug-ins; nobody's should change our models.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
