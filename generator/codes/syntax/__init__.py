"""SYN: a file that cannot be read, or does not belong where it lies."""

from generator.codes.syntax.answers import *  # noqa: F403 - one family, split for its length
from generator.codes.syntax.files import *  # noqa: F403 - as above
from generator.codes.syntax.reading import *  # noqa: F403 - as above
from generator.codes.syntax.writing import *  # noqa: F403 - as above
