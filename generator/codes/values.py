"""VAL: a key or a value that the models do not take."""

from generator.findings import Code, Severity

_E = Severity.ERROR

UNKNOWN_KEY = Code("VAL101", _E, "Nøkkelen finnes ikke.")
NOT_IN_VOCABULARY = Code("VAL102", _E, "Verdien er ikke blant de gyldige.")
MISSING_KEY = Code("VAL103", _E, "En nøkkel som må være der, mangler.")
WRONG_KIND = Code("VAL104", _E, "Verdien er av feil slag.")
OUT_OF_RANGE = Code("VAL105", _E, "Tallet er for lite eller for stort.")
WRONG_SHAPE = Code("VAL106", _E, "Her skal det stå noe av en annen form.")
EMPTY_VALUE = Code("VAL107", _E, "Verdien er tom.")
WRONG_PATTERN = Code("VAL108", _E, "Verdien er ikke skrevet slik den skal.")
EMPTY_ITEM = Code("VAL109", _E, "Et punkt i listen er tomt.")
OTHER_VALUE = Code("VAL199", _E, "Verdien kan ikke brukes.")
BAD_LINK = Code("VAL201", _E, "Lenken har en adresse som ikke kan brukes.")
