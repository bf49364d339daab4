"""Values in the quotation marks that word processors make, which YAML does not know as such."""

from generator.content.yaml_slips import quoted
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref, Severity
from schema.kept_patterns import compile_kept

# A word processor has made a curly mark of the first of two straight ones.
_HALF = compile_kept(r"[“”„«][^\"“”„«»\n]{0,80}\"|[\u2018\u201a][^'\u2018\u2019\n]{0,80}'")
# The same marks at both ends.
_WHOLE = compile_kept(
    r"[“”„][^\"“”„«»\n]*[“”]|[\u2018\u2019\u201a][^'\u2018\u2019\n]*[\u2018\u2019]"
)
_MARKS = tuple("“”„«\u2018\u2019\u201a")


def find_curly(where: Ref, text: str) -> Finding | None:
    """Return what is said of a value in such marks, which stands without straight ones.

    With a straight one at its end it is an error: nobody means that.
    """
    if not text.startswith(_MARKS):
        return None
    if _HALF.fullmatch(text):
        given = {"text": text[0], "correct": f'"{text[1:-1]}"'}
        return syntax.RESERVED_CHARACTER.at(where, case="curly", given=given)
    if _WHOLE.fullmatch(text):
        given = {"text": f"{text[0]}…{text[-1]}", "bare": quoted(text[1:-1])}
        severity = Severity.WARNING
        return syntax.RESERVED_CHARACTER.at(where, severity=severity, case="curled", given=given)
    return None
