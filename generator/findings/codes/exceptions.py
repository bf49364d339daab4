"""EXC: exceptions that do not hold."""

from generator.findings.finding import Code, Severity

UNUSED = Code("EXC101", Severity.WARNING)
UNKNOWN_CODE = Code("EXC102", Severity.ERROR)
NOT_ALLOWED = Code("EXC103", Severity.ERROR)
REASON_SAYS_NOTHING = Code("EXC105", Severity.ERROR)
SEVERAL_CASES = Code("EXC106", Severity.WARNING)
RENAMED = Code("EXC107", Severity.INFO)
