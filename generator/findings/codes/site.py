"""Faults that only the built pages show: dead links (REF9xx), accessibility (ACC9xx), the Act."""

from generator.findings.finding import Code, Severity

DEAD_LINK = Code("REF901", Severity.ERROR)
DEAD_ANCHOR = Code("REF902", Severity.ERROR)
MOVED_TO_NOTHING = Code("REF903", Severity.ERROR)
MOVED_FROM_A_PAGE = Code("REF904", Severity.ERROR)
ADDRESS_TAKEN = Code("REF960", Severity.ERROR)
ADDRESS_DROPPED = Code("REF961", Severity.ERROR)
ID_TWICE = Code("ACC901", Severity.ERROR)
NOT_ONE_FIRST_HEADING = Code("ACC902", Severity.ERROR)
HEADING_JUMPS = Code("ACC903", Severity.ERROR)
EMPTY_HEADING = Code("ACC904", Severity.ERROR)
NO_ALTERNATIVE = Code("ACC905", Severity.ERROR)
NO_LANGUAGE = Code("ACC906", Severity.ERROR)
NO_NAME = Code("ACC907", Severity.ERROR)
NO_TITLE = Code("ACC908", Severity.ERROR)
TITLE = Code("LAW404", Severity.ERROR, law=("aapenhetsloven-5-3",))
OTHER_HOST = Code("LAW470", Severity.WARNING, law=("aapenhetsloven-5-3",))
NO_LATEST = Code("LAW406", Severity.ERROR, law=("aapenhetsloven-5-3",))
