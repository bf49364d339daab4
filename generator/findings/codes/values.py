"""VAL: keys and values that the models do not take."""

from generator.findings.finding import Code, Severity

UNKNOWN_KEY = Code("VAL101", Severity.ERROR)
NOT_IN_VOCABULARY = Code("VAL102", Severity.ERROR)
MISSING_KEY = Code("VAL103", Severity.ERROR)
WRONG_KIND = Code("VAL104", Severity.ERROR)
OUT_OF_RANGE = Code("VAL105", Severity.ERROR)
WRONG_SHAPE = Code("VAL106", Severity.ERROR)
EMPTY_VALUE = Code("VAL107", Severity.ERROR)
WRONG_PATTERN = Code("VAL108", Severity.ERROR)
EMPTY_ITEM = Code("VAL109", Severity.ERROR)
REPEATED = Code("VAL110", Severity.ERROR)
OTHER_VALUE = Code("VAL199", Severity.ERROR)
