"""Tasks in processes: whatever they do, the others are done, and nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.workers import Done, Failed, Limits, in_processes
from tests.odd_tasks import doubler, once, unable

PARENT = """
import sys
from functools import partial
from factcheck.workers import in_processes
from tests.odd_tasks import doubler
if __name__ == "__main__":
    prepare = partial(doubler, sys.argv[1])
    for outcome in in_processes([["hang"], ["hang"]], prepare, list, workers=2, ahead=sys.argv[2] or None):
        print(outcome)
"""


def outcomes(chunks, prepare=doubler, workers=2, ahead=None, **limits):
    done, failed = [], {}
    limits = Limits(**limits)
    for outcome in in_processes(chunks, prepare, list, workers=workers, limits=limits, ahead=ahead):
        if isinstance(outcome, Done):
            done += zip(outcome.tasks, outcome.results, strict=True)
        else:
            assert outcome.attempts == 2
            failed[outcome.task] = outcome.reason
    return sorted(done), failed


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 4, 100])
def test_every_task_is_done_once(workers, size):
    tasks = list(range(10))
    chunks = [tasks[at : at + size] for at in range(0, 10, size)]
    assert outcomes(chunks, workers=workers) == ([(task, 2 * task) for task in tasks], {})


def test_an_empty_chunk_holds_back_until_something_has_come_in():
    given = []

    def chunks():
        yield [1]
        while not given:
            yield []
        yield [2]

    for outcome in in_processes(chunks(), doubler, list, workers=2):
        given += outcome.results
    assert given == [2, 4]


def test_nothing_to_do_starts_nothing():
    assert outcomes([], unable) == ([], {})


@pytest.mark.parametrize(
    ("task", "limits", "reason"),
    [
        ("crash", {}, "ended its process (exit code 3)"),
        ("killed", {}, "ended its process (Killed)"),
        ("hang", {"seconds": 0.5}, "took longer than 0.5 seconds"),
        ("hang in C", {"seconds": 0.5}, "took longer than 0.5 seconds"),
        ("odd", {}, "caused a mistake in factcheck (ValueError: odd)"),
        ("unready", {}, "is not ready"),
        pytest.param(
            "hog", {"megabytes": 200}, "needs more than 200 megabytes of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only"),
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ahead", [None, "tests.odd_tasks"])
def test_a_bad_task_fails_alone(task, limits, reason, ahead):
    chunks = [[1, 2, task, 3, 4], [5, 6], [7]]
    all_others = [(number, 2 * number) for number in range(1, 8)]
    assert outcomes(chunks, ahead=ahead, **limits) == (all_others, {task: reason})


def test_a_task_that_fails_once_is_tried_again(tmp_path):
    done, failed = outcomes([["a", "b"], ["c"]], partial(once, str(tmp_path)))
    assert (done, failed) == ([("a", "a"), ("b", "b"), ("c", "c")], {})


def test_many_bad_tasks():
    tasks = [number if number % 3 else "crash" for number in range(1, 10)]
    done, failed = outcomes([tasks])
    assert [task for task, _ in done] == [1, 2, 4, 5, 7, 8]
    assert failed == {"crash": "ended its process (exit code 3)"}


def test_what_keeps_all_workers_from_starting_is_told():
    with pytest.raises(FactcheckError, match="no facts here"):
        outcomes([[1]], unable)


def test_large_chunks_and_results_never_wait_for_each_other():
    chunks = [["x" * 1_000_000] * 3 for _ in range(12)]
    assert sum(len(outcome.results) for outcome in in_processes(chunks, echo, list, workers=2)) == 36


def echo():
    return str


def alive(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def eventually(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("ahead", ["", "tests.odd_tasks"])
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_parent(ending, ahead, tmp_path):
    ready = tmp_path / "ready"
    program = tmp_path / "parent.py"
    program.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(program), str(ready), ahead]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as parent:
        assert eventually(lambda: ready.exists() and ready.read_text(encoding="utf-8").count("\n") == 2)
        processes = descendants(parent.pid)
        parent.send_signal(ending)
    assert {int(line) for line in ready.read_text(encoding="utf-8").split()} <= processes
    assert eventually(lambda: not any(map(alive, processes)))


def descendants(process: int) -> set[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return {int(child) for child in children}.union(*map(descendants, map(int, children)))


def test_workers_end_when_nobody_wants_more():
    results = in_processes([[1], ["hang"]], doubler, list, workers=2)
    assert isinstance(next(results), (Done, Failed))
    before = time.monotonic()
    results.close()
    assert time.monotonic() - before < 20
