"""EXC: exceptions that do not hold."""

from generator.findings import Code, Severity

UNUSED = Code("EXC101", Severity.WARNING, "Unntaket treffer ingen funn.")
UNKNOWN_CODE = Code("EXC102", Severity.ERROR, "Koden i unntaket finnes ikke.")
NOT_ALLOWED = Code("EXC103", Severity.ERROR, "Denne koden kan ikke unntas.")
NO_REASON = Code("EXC104", Severity.ERROR, "Unntaket mangler begrunnelse.")
