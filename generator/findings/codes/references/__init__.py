"""REF: references to nothing, and things that nothing refers to."""

from generator.findings.codes.references.joined import *  # noqa: F403 - one family, split for its length
from generator.findings.codes.references.placed import *  # noqa: F403 - as above
