"""Measures audits: speed, memory, what is done again, and whether it matters how often one is killed.

    .venv/bin/python benchmarks/audit.py [--articles N] [--large N] [--kills N] [--killed N] [--from FILE]

The articles are those of ``--from``, a file of records, repeated with other numbers as often as needed;
without it those of ``corpus/``. The facts are those of ``claims/``. Compare the figures of a run with each
other: a machine that is busy with something else spoils them.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import platform
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import factcheck
from factcheck.corpus.store import open_store

ROOT = Path(__file__).parents[1]
TABLES = ("documents", "contents", "claims", "findings", "inconsistencies", "conflicts", "conflict_claims")
NUMBER = re.compile(r"\d+")
PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--large", type=int, default=0, help="also measure a corpus of this many articles")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--killed", type=int, default=3000, help="articles of the audit that is killed")
    parser.add_argument("--from", dest="source", type=Path)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = corpus(folder / "small.jsonl", options.articles, options.source)
        speed(folder, small, options.articles)
        peak = first_run(folder, small)
        killed(folder, small, options.kills, options.killed)
        if options.large:
            larger = corpus(folder / "large.jsonl", options.large, options.source)
            print(
                f"memory against {options.articles:,} articles: {first_run(folder, larger) / peak:.2f} times"
            )


def corpus(path: Path, count: int, source: Path | None) -> Path:
    """A file of ``count`` articles that all differ."""
    records = list(_records(source))
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            record = dict(records[number % len(records)])
            if again := number // len(records):
                # The last digit of a number tells a repeated article from the one before.
                record["text"] = NUMBER.sub(lambda found, by=again: _other(found[0], by), record["text"])
                record["text"] += f"\n\nEdition {again}."
            record.pop("id", None)
            out.write(json.dumps(record) + "\n")
    return path


def _other(digits: str, by: int) -> str:
    return digits[:-1] + str((int(digits[-1]) + by) % 10)


def _records(source: Path | None) -> Iterator[dict[str, str]]:
    if source:
        with gzip.open(source, "rt") if source.suffix == ".gz" else source.open() as lines:
            yield from map(json.loads, lines)
        return
    for document in factcheck.read([str(ROOT / "corpus")]):
        if isinstance(document, Exception):
            raise document
        published = document.published.isoformat() if document.published else ""
        yield {"text": document.text, "title": document.title or "", "published": published}


def speed(folder: Path, articles: Path, count: int) -> None:
    """The first figure: an audit by two processes against a check by one, less what starting takes."""
    one = folder / "one.jsonl"
    with articles.open(encoding="utf-8") as lines:
        one.write_text("".join(itertools.islice(lines, 2)), encoding="utf-8")
    some = folder / "some.jsonl"
    with articles.open(encoding="utf-8") as lines:
        some.write_text("".join(itertools.islice(lines, 6000)), encoding="utf-8")
    taken = {}
    for name, command in (
        ("check", ("check", "--workers", "1", "--format", "jsonl", "--output", str(folder / "out"))),
        ("audit", ("audit", "--workers", "2", "--store", str(folder / "speed.duckdb"))),
    ):
        seconds = []
        for path in (one, some):
            (folder / "speed.duckdb").unlink(missing_ok=True)
            seconds.append(run(command[0], str(path), *command[1:])[0])
        taken[name] = seconds[1] - seconds[0]
        print(f"{name:8} {min(count, 6000) / taken[name]:7.0f} articles/s, {seconds[0]:.1f} s to start")
    print(f"audit by two processes: {taken['check'] / taken['audit']:.2f} times a check by one")


def first_run(folder: Path, articles: Path) -> int:
    """Figures of a first run, of one with nothing changed, and of two with other facts; its memory."""
    store = folder / f"{articles.stem}.duckdb"
    facts = folder / "claims"
    shutil.rmtree(facts, ignore_errors=True)
    shutil.copytree(ROOT / "claims", facts)
    command = ("audit", str(articles), "--store", str(store), "--facts", str(facts), "--workers", "2")
    first, peak = run(*command)
    print(f"{articles.stem}: first run {first:.0f} s, {peak >> 20} MB in all processes")
    again, _ = run(*command)
    print(f"  nothing changed   {again:6.1f} s, {again / first:.1%} of the first run")
    for name, change in (("20 facts changed", _few), ("all facts changed", _all), ("a subject more", _more)):
        change(facts)
        other, _ = run(*command)
        print(f"  {name:17} {other:6.1f} s, {other / first:.1%}")
    return peak


def _few(facts: Path) -> None:
    path = facts / "economy.yaml"
    path.write_text(path.read_text("utf-8").replace("value: ", "value: about ", 20), "utf-8")


def _all(facts: Path) -> None:
    for path in facts.iterdir():
        path.write_text(path.read_text("utf-8").replace("retrieved: 20", "retrieved: 19"), "utf-8")


def _more(facts: Path) -> None:
    (facts / "more.yaml").write_text(MORE, "utf-8")


MORE = """
subjects:
  treasury: {name: United States Treasury, aliases: [Treasury, the Treasury]}
facts:
  - id: treasury.staff
    subject: treasury
    property: employees
    cues: [employees, staff]
    value: 100,000 employees
    as_of: 2024-12-31
    source: {title: Annual report}
"""


def killed(folder: Path, articles: Path, times: int, count: int) -> None:
    """Whether an audit that is killed at random moments ends with the store of one that is not."""
    part = folder / "part.jsonl"
    with articles.open(encoding="utf-8") as lines:
        part.write_text("".join(itertools.islice(lines, count)), encoding="utf-8")
    whole = ("audit", str(part), "--store", str(folder / "whole.duckdb"), "--workers", "2")
    seconds, _ = run(*whole)
    store = folder / "killed.duckdb"
    command = ("audit", str(part), "--store", str(store), "--workers", "2")
    moments = random.Random(times)
    early = 0
    for _ in range(times):
        with start(*command) as process:
            try:
                process.wait(moments.uniform(0.5, 3 + seconds / times))
                early += 1
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
    run(*command)
    same = contents(store) == contents(folder / "whole.duckdb")
    print(f"killed {times - early} times: {'the same store' if same else 'ANOTHER STORE'}")
    if not same:
        sys.exit(1)


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    with open_store(path, read_only=True) as store:
        return [store.rows(f"FROM {table} ORDER BY ALL") for table in TABLES]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    facts = () if "--facts" in arguments else ("--facts", str(ROOT / "claims"))
    command = [sys.executable, "-m", "factcheck", *arguments, *facts, "--fail-on", "never", "--quiet"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def run(*arguments: str) -> tuple[float, int]:
    """Seconds that a command takes, and the most memory that it and its processes hold together."""
    begun = time.monotonic()
    peak = 0
    with start(*arguments) as process:
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.2)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} ended with {process.returncode}")
    return time.monotonic() - begun, peak or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10


def memory(process: int) -> int:
    """The memory of a process and its children, on Linux; shared pages count for each."""
    total = 0
    try:
        total = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * PAGE
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return total
    return total + sum(memory(int(child)) for child in children)


if __name__ == "__main__":
    main()
