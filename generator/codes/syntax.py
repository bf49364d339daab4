"""SYN: a file that cannot be read, or does not belong where it lies."""

from generator.findings import Code, Severity

_E = Severity.ERROR

UNREADABLE = Code("SYN001", _E, "Filen kan ikke åpnes.")
TOO_LARGE = Code("SYN002", _E, "Filen er for stor.")
STRAY_AT_TOP = Code("SYN003", _E, "Filen ligger løst i content/.")
STRAY_FILE = Code("SYN004", _E, "Filen hører ikke hjemme her.")
STRAY_FOLDER = Code("SYN005", _E, "Mappen hører ikke hjemme her.")
SHORTCUT = Code("SYN006", _E, "En snarvei (symbolsk lenke) ligger i innholdet.")
MISSING_FILE = Code("SYN007", _E, "En fil som må være der, mangler.")
BAD_FOLDER_NAME = Code("SYN008", _E, "Navnet på mappen kan ikke brukes.")
NO_CONTENT = Code("SYN009", _E, "Det finnes ingen organisasjon i innholdet.")

NOT_UTF8 = Code("SYN101", _E, "Filen er ikke lagret som UTF-8.")
CONTROL_CHARACTER = Code("SYN102", _E, "Filen har et tegn som ikke vises.")
TAB = Code("SYN103", _E, "YAML er rykket inn med tabulator.")
UNCLOSED_QUOTE = Code("SYN104", _E, "Et anførselstegn er ikke lukket.")
UNCLOSED_BRACKET = Code("SYN105", _E, "En parentes er ikke lukket.")
COLON_IN_TEXT = Code("SYN106", _E, "Et kolon i teksten blir lest som en nøkkel.")
BAD_INDENTATION = Code("SYN107", _E, "Innrykket stemmer ikke.")
MISSING_COLON = Code("SYN108", _E, "Linjen mangler kolon.")
RESERVED_CHARACTER = Code("SYN109", _E, "En verdi begynner med et tegn som YAML bruker selv.")
DUPLICATE_KEY = Code("SYN110", _E, "Den samme nøkkelen står to ganger.")
YAML_FEATURE = Code("SYN111", _E, "Filen bruker en del av YAML som aktsom ikke tillater.")
SEVERAL_DOCUMENTS = Code("SYN112", _E, "Filen har flere YAML-dokumenter.")
TOO_DEEP = Code("SYN113", _E, "Verdiene ligger for dypt i hverandre.")
KEY_NOT_TEXT = Code("SYN114", _E, "En nøkkel er ikke tekst.")
NOT_YAML = Code("SYN119", _E, "Filen kan ikke leses som YAML.")
ESCAPE = Code("SYN120", _E, "En omvendt skråstrek i anførselstegn blir lest som en kode.")

MERGE_CONFLICT = Code("SYN201", _E, "Filen har en uløst konflikt fra git.")
TEXT_BEFORE_HEADING = Code("SYN202", _E, "Det står tekst før den første overskriften.")
HEADING_WITHOUT_ID = Code("SYN203", _E, "Overskriften begynner ikke med nummeret på et spørsmål.")
TOP_HEADING = Code("SYN204", _E, "En overskrift på nivå 1 hører ikke hjemme i et svar.")
RAW_HTML = Code("SYN205", _E, "Svaret inneholder HTML-koder.")
UNCLOSED_FENCE = Code("SYN206", _E, "En kodeblokk er ikke lukket.")
UNUSED_FOOTNOTE = Code("SYN207", _E, "En fotnote vises ikke i teksten.")
