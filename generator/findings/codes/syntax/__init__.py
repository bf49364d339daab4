"""SYN: a file that cannot be read, or does not belong where it lies."""

from generator.findings.codes.syntax.answers import *  # noqa: F403 - one family, split for its length
from generator.findings.codes.syntax.files import *  # noqa: F403 - as above
from generator.findings.codes.syntax.reading import *  # noqa: F403 - as above
from generator.findings.codes.syntax.writing import *  # noqa: F403 - as above
