"""Inside a worker process: tasks come in, results go out, and nothing takes more than it may."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from ctypes import Array, c_long

Task = TypeVar("Task")
Result = TypeVar("Result")
Packed = TypeVar("Packed")

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take, ``None`` for any amount: seconds, and megabytes of memory (on Linux)."""

    seconds: float | None = None
    megabytes: int | None = None


@dataclass(frozen=True, slots=True)
class Plan(Generic[Task, Result, Packed]):
    """What a worker is told when it starts; it must be picklable."""

    prepare: Callable[[], Callable[[Task], Result]]
    pack: Callable[[Sequence[Result]], Packed]
    limits: Limits


def live(plan: Plan[Any, Any, Any], connection: Connection[Any, Any], at: Array[c_long]) -> None:
    """The life of a worker.

    ``at`` is shared with its parent: how many chunks it has begun, and the number of the task it is at.
    """
    chunks: queue.SimpleQueue[Sequence[Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, chunks), daemon=True).start()
    try:
        function = plan.prepare()
    except FactcheckError as error:
        connection.send(str(error))
        return
    while True:
        tasks = chunks.get()
        at[0] += 1
        connection.send(_done(plan, function, tasks, at))


def _listen(connection: Connection[Any, Any], chunks: queue.SimpleQueue[Sequence[Any]]) -> None:
    """Takes in chunks while the worker works, so that the parent never waits; ends with the parent."""
    try:
        while True:
            chunks.put(connection.recv())
    finally:
        os._exit(1)


def _done(
    plan: Plan[Any, Any, Any], function: Callable[[Any], Any], tasks: Sequence[Any], at: Array[c_long]
) -> tuple[list[int], Any, list[tuple[int, str]]]:
    """The numbers of the tasks that were done, their results packed, and why the others failed."""
    done: list[int] = []
    results: list[Any] = []
    failures: list[tuple[int, str]] = []
    for number, task in enumerate(tasks):
        at[1] = number
        try:
            with _within(plan.limits):
                results.append(function(task))
            done.append(number)
        except MemoryError:
            failures.append((number, f"needs more than {plan.limits.megabytes:,} megabytes of memory"))
        except FactcheckError as error:
            failures.append((number, str(error)))
        except Exception as error:
            failures.append((number, f"caused a mistake in factcheck ({type(error).__name__}: {error})"))
    at[1] = len(tasks)
    return done, plan.pack(results), failures


@contextlib.contextmanager
def _within(limits: Limits) -> Iterator[None]:
    """What exceeds the limits inside is ended by the system: by a signal, or a ``MemoryError``."""
    if limits.megabytes is not None and sys.platform == "linux":
        _limit_memory(_held() + limits.megabytes * _MEGABYTE)
    if limits.seconds is not None and hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        if limits.seconds is not None and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        if limits.megabytes is not None and sys.platform == "linux":
            _limit_memory(None)


def _held() -> int:
    """The bytes of memory that this process has reserved for itself."""
    with open("/proc/self/statm", "rb", buffering=0) as pages:  # noqa: PTH123 (quicker)
        return int(pages.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")


def _limit_memory(most: int | None) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (hard if most is None else most, hard))
