"""`python -m tests.fuzz`: inputs by the thousand, and what the program makes of them.

Every input is changed from one that is right, by its structure, and tried in a process that may
die. Printed are inputs, inputs a second, errors of the program and hangs; an input that fails is
written to a file, with how to try it again.

--minutes N     how many minutes of the processor (10 unless given)
--inputs N      or how many inputs at most
--seed N        which inputs: the next N begin where these end
--kinds a,b     inputs of these kinds alone
--again FILE    try one input anew, or all of the corpus
--words N       plant words in N contents, and look for them in all that is built of them
--guided        let coverage guide the changes: needs atheris (pip install atheris), which is none
                of our packages
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.fuzz.cases import format_case, read_case
from tests.fuzz.kinds import Kind, all_kinds, choose
from tests.fuzz.running import Fault, make_case, try_batch, try_case
from tests.tools import ROOT

_BATCH = 200
# Numbers of one seed, of which no run comes to the end.
_NUMBERS = 1_000_000
FOUND = ROOT / "dist" / "fuzz"


def main() -> int:
    """Try inputs, and tell what came of it; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--inputs", type=int, default=sys.maxsize)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(all_kinds()))
    parser.add_argument("--again", type=Path)
    parser.add_argument("--words", type=int)
    parser.add_argument("--guided", action="store_true")
    options = parser.parse_args()
    asked = options.kinds.split(",")
    if unknown := set(asked) - set(all_kinds()):
        parser.error(f"no such kinds: {', '.join(sorted(unknown))}")
    kinds = {name: all_kinds()[name] for name in asked}
    if options.again:
        return _try_again(options.again)
    if options.words:
        from tests.fuzz.planting import plant_many

        return plant_many(options.words, options.seed)
    if options.guided:
        from tests.fuzz.guided import run_guided

        return run_guided(kinds, options.minutes, FOUND)
    return _try_many(kinds, options.minutes * 60, options.inputs, options.seed * _NUMBERS)


def _try_many(kinds: Mapping[str, Kind], seconds: float, most: int, first: int) -> int:
    shares = {name: kind.share for name, kind in kinds.items()}
    spent: defaultdict[str, float] = defaultdict(float)
    inputs: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    while sum(spent.values()) < seconds and inputs.total() < most:
        kind = choose([*kinds], spent, shares)
        begin = first + inputs[kind]
        size = min(_BATCH if inputs[kind] else _BATCH // 10, most - inputs.total())
        tried = try_batch(kind, range(begin, begin + size), kinds)
        spent[kind] += tried.seconds
        inputs[kind] += tried.inputs
        for number, fault in tried.faults:
            failed[fault.sign] += 1
            if failed[fault.sign] == 1:
                _tell(kind, number, fault, kinds)
    for kind in kinds:
        rate = inputs[kind] / max(spent[kind], 0.001)
        print(f"{kind:10} {inputs[kind]:>8} inputs {spent[kind]:>8.0f} s {rate:>8.1f} a second")
    hangs = sum(count for sign, count in failed.items() if sign.startswith("Hang"))
    total, taken = inputs.total(), sum(spent.values())
    print(
        f"{total} inputs in {taken:.0f} s of the processor, {total / max(taken, 0.001):.1f} a "
        f"second; {failed.total() - hangs} errors of {len(failed)} kinds, {hangs} hangs"
    )
    for sign, count in failed.most_common():
        print(f"{count:>6} {sign}")
    return 1 if failed else 0


def _tell(kind: str, number: int, fault: Fault, kinds: Mapping[str, Kind]) -> None:
    """Write an input that has failed to a file, and say how it is tried again."""
    FOUND.mkdir(parents=True, exist_ok=True)
    file = FOUND / f"{kind}-{number}.yaml"
    file.write_text(format_case(make_case(kind, number, kinds)), encoding="utf-8")
    print(f"{fault.told}\n{fault.sign}: make fuzz ARGS='--again {file.relative_to(ROOT)}'\n")


def _try_again(file: Path) -> int:
    files: Sequence[Path] = sorted(file.glob("*.yaml")) if file.is_dir() else [file]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        for each in files:
            fault = try_case(read_case(each), all_kinds())
            failed += fault is not None
            print(f"{each.name}: {fault.told + fault.sign if fault else 'fine'}")
    tempfile.tempdir = None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
