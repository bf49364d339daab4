"""REF: answers, facts and files without a place, and references to nothing."""

from generator.findings.finding import Code, Severity

UNKNOWN_QUESTION = Code("REF201", Severity.ERROR)
ANSWERED_TWICE = Code("REF202", Severity.ERROR)
ANSWER_IN_WRONG_FILE = Code("REF203", Severity.ERROR)
UNKNOWN_FORM = Code("REF204", Severity.ERROR)
UNKNOWN_VALUE_KEY = Code("REF205", Severity.ERROR)
HEADING_DIFFERS = Code("REF206", Severity.INFO)
NOT_ASKED = Code("REF207", Severity.ERROR)
LANGUAGE_NOT_LISTED = Code("REF208", Severity.ERROR)
OTHER_FORM = Code("REF250", Severity.ERROR)
SHARED_NUMBER = Code("REF251", Severity.WARNING)
EXCHANGED_FILES = Code("REF260", Severity.ERROR)
ATTACHMENT_MISSING = Code("REF301", Severity.ERROR)
ATTACHMENT_UNUSED = Code("REF302", Severity.ERROR)
MEASURE_WITHOUT_RISK = Code("REF304", Severity.ERROR)
LOGO = Code("REF307", Severity.ERROR)
