"""REF: references to nothing, and things that nothing refers to."""

from generator.findings import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

UNKNOWN_QUESTION = Code("REF201", _E, "Spørsmålet finnes ikke i skjemaet.")
ANSWERED_TWICE = Code("REF202", _E, "Spørsmålet er besvart to ganger i samme fil.")
ANSWER_IN_WRONG_FILE = Code(
    "REF203", _E, "Svaret hører hjemme i en annen fil eller et annet trinn."
)
UNKNOWN_FORM = Code("REF204", _E, "Skjemaet finnes ikke.")
UNKNOWN_VALUE_KEY = Code("REF205", _E, "Skjemaet har ikke noe spørsmål med denne nøkkelen.")
HEADING_DIFFERS = Code("REF206", Severity.INFO, "Overskriften er ikke den i skjemaet.")
NOT_ASKED = Code("REF207", _E, "Skjemaet spør ikke om dette.")
LANGUAGE_NOT_LISTED = Code("REF208", _E, "Språket er ikke blant språkene til virksomheten.")
ATTACHMENT_MISSING = Code("REF301", _E, "Vedlegget finnes ikke.")
ATTACHMENT_UNUSED = Code("REF302", _E, "Vedlegget er ikke ført opp eller lenket til.")
ANCHOR_MISSING = Code("REF303", _E, "Lenken peker på et spørsmål eller en side som ikke finnes.")
MEASURE_WITHOUT_RISK = Code("REF304", _E, "Tiltaket hører til en risiko som ikke finnes.")
ID_TWICE = Code("REF305", _E, "Den samme id-en er brukt to ganger.")
