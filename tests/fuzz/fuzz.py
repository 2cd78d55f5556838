"""Every door under coverage-guided fuzzing: atheris changes inputs and keeps what finds new paths.

    python -m tests.fuzz.fuzz [--runs 1000000] [--seconds 3600] [--target NAME ...]

Each target gets its share of the runs and of the time, in a process of its own, and starts from sound
inputs and from everything found before. A crash, a hang or too much memory leaves its input in
tests/fuzz/findings/TARGET/, where `make test` tries it from then on. Printed: how many runs each
target had. Exit status 1 if something was found, 2 where atheris is not installed.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

FINDINGS = Path(__file__).with_name("findings")
_HANG_SECONDS = 600  # for one input, by the clock; CPU_SECONDS counts what it really takes
_MEMORY_MOST = 4_000  # MB
_LONGEST = 4_096  # bytes of an input that is made up
# What is imported at its first use would go without being looked into.
_LATER = (
    "qa.reading.formats",
    "qa.json_form",
    "qa.checking.json_form",
    "qa.intake.indexing",
    "qa.storage.dense",
)
_DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one target: its runs, and the last lines where it failed."""

    runs: int
    failed: str


def main() -> None:
    """Fuzz every target and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--target", action="append", default=[])
    given = parser.parse_args()
    try:
        import atheris
    except ImportError:
        print("atheris is not installed (make .venv/fuzzed): nothing is fuzzed", file=sys.stderr)
        raise SystemExit(2) from None
    with atheris.instrument_imports(include=["qa"]):
        from tests.fuzz.targets import targets

        for name in _LATER:
            import_module(name)
    chosen = [one for name, one in targets().items() if not given.target or name in given.target]
    raise SystemExit(_all(chosen, given.runs, given.seconds))


def _all(chosen: "list[Target]", runs: int, seconds: float) -> int:
    whole = sum(target.weight for target in chosen)
    total, failed = 0, []
    for target in chosen:
        share = target.weight / whole
        began = time.monotonic()
        outcome = _apart(target, int(runs * share) + 1, seconds * share)
        total += outcome.runs
        print(
            f"{target.name}: {outcome.runs:,} runs in {time.monotonic() - began:.0f} s", flush=True
        )
        if outcome.failed:
            failed.append(target.name)
            print(outcome.failed, flush=True)
    print(f"{total:,} runs in all, {len(failed)} targets with a finding: {', '.join(failed)}")
    return bool(failed)


def _apart(target: "Target", runs: int, seconds: float) -> Outcome:
    """Fuzz one target in a process of its own, forked so that nothing is instrumented twice."""
    with tempfile.TemporaryDirectory() as corpus, tempfile.TemporaryFile() as told:
        for number, seed in enumerate(target.seeds()):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        child = os.fork()
        if child == 0:
            os.dup2(told.fileno(), 1)
            os.dup2(told.fileno(), 2)
            _fuzz(target, Path(corpus), runs, seconds)
        _, status = os.waitpid(child, 0)
        told.seek(0)
        text = told.read().decode("utf-8", "replace")
    found = _DONE.search(text)
    return Outcome(int(found[1]) if found else 0, text[-3_000:] if status else "")


def _fuzz(target: "Target", corpus: Path, runs: int, seconds: float) -> NoReturn:
    """Never returns: the fuzzer ends the process."""
    import atheris

    target.run(b"")  # what is loaded at its first use is not the input's doing
    place = FINDINGS / target.name
    place.mkdir(parents=True, exist_ok=True)
    options = [
        f"-runs={runs}",
        f"-max_total_time={max(1, int(seconds))}",
        f"-timeout={_HANG_SECONDS}",
        f"-rss_limit_mb={_MEMORY_MOST}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={place}/",
        "-print_final_stats=1",
        f"-report_slow_units={_HANG_SECONDS}",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus), str(place)], target.within_time)
    atheris.Fuzz()
    os._exit(0)


if __name__ == "__main__":
    main()
