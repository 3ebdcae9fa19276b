"""Runs one function over many tasks in processes of their own, and survives the tasks that end them.

A pool of the standard library is lost with the first worker that dies. Here the task that a worker was at
is tried once more alone, in a new worker; if it fails again, that is its result, and all else goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factcheck.errors import FactcheckError
from factcheck.worker import Limits as Limits
from factcheck.worker import Plan, live

if TYPE_CHECKING:
    from ctypes import Array, c_long
    from multiprocessing.context import ForkServerContext, SpawnContext

Task = TypeVar("Task")
Result = TypeVar("Result")
Packed = TypeVar("Packed")

_AHEAD = 2  # chunks that wait in a worker while it is at another
_ATTEMPTS = 2
_NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Packed]):
    """Tasks that are done, and what their results were packed into."""

    tasks: tuple[Task, ...]
    results: Packed


@dataclass(frozen=True, slots=True)
class Failed(Generic[Task]):
    """A task that could not be done, why, and how often it was tried."""

    task: Task
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True)
class _Chunk(Generic[Task]):
    tasks: tuple[Task, ...]
    attempt: int = 1


@dataclass(slots=True)
class _Worker(Generic[Task]):
    """A worker as its parent sees it.

    ``at`` is shared with it: how many chunks it has begun, and the number of the task it is at. ``chunks``
    are what it has been given and has not answered, ``answered`` counts the others.
    """

    process: BaseProcess
    connection: Connection[Any, Any]
    at: Array[c_long]
    chunks: deque[_Chunk[Task]] = field(default_factory=deque)
    answered: int = 0


def cores() -> int:
    """How many processes can work at the same time."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def in_processes(
    chunks: Iterable[Sequence[Task]],
    prepare: Callable[[], Callable[[Task], Result]],
    pack: Callable[[Sequence[Result]], Packed],
    *,
    workers: int,
    limits: Limits = _NO_LIMITS,
    ahead: str | None = None,
) -> Iterator[Done[Task, Packed] | Failed[Task]]:
    """What becomes of the tasks, as it comes in, in no particular order.

    ``prepare`` gives the function to run; it is called once in each process, so that what the function
    needs is loaded there and never sent. ``pack`` is called there too, with the results of a chunk. Both
    must be picklable. A task fails when the function raises, ends its process or exceeds ``limits``. An
    empty chunk holds the others back until something has come in. ``ahead`` is a module that imports what
    the function needs: where the system allows it, that is done once for all processes.
    """
    crew = Crew(prepare, pack, workers=workers, limits=limits, ahead=ahead)
    try:
        yield from crew.work(chunks)
    finally:
        crew.dismiss()


class Crew(Generic[Task, Result, Packed]):
    """Workers as in ``in_processes`` that stay, when their work is done, until they are dismissed."""

    def __init__(
        self,
        prepare: Callable[[], Callable[[Task], Result]],
        pack: Callable[[Sequence[Result]], Packed],
        *,
        workers: int,
        limits: Limits,
        ahead: str | None = None,
    ) -> None:
        self.plan = Plan(prepare, pack, limits)
        self.start = _context(ahead)
        self.size = workers
        self.workers: list[_Worker[Task]] = []
        self.again: deque[_Chunk[Task]] = deque()

    def work(self, chunks: Iterable[Sequence[Task]]) -> Iterator[Done[Task, Packed] | Failed[Task]]:
        """What becomes of the tasks. Who does not take all of it must dismiss the crew."""
        source = iter(chunks)
        while self.supply(source):
            yield from self.receive()

    def supply(self, source: Iterator[Sequence[Task]]) -> bool:
        """Gives every worker enough to do; whether there is anything left to wait for."""
        for ahead in range(1, 2 + _AHEAD):
            for number in range(self.size):
                if number < len(self.workers) and len(self.workers[number].chunks) >= ahead:
                    continue
                chunk = self.again.popleft() if self.again else _next_chunk(source)
                if chunk is None:
                    return any(worker.chunks for worker in self.workers)
                if number == len(self.workers):
                    self.workers.append(_hire(self.start, self.plan))
                self._give(self.workers[number], chunk)
        return True

    def _give(self, worker: _Worker[Task], chunk: _Chunk[Task]) -> None:
        worker.chunks.append(chunk)
        with contextlib.suppress(OSError):  # it has died; ``receive`` will see that
            worker.connection.send(chunk.tasks)

    def receive(self) -> Iterator[Done[Task, Packed] | Failed[Task]]:
        """Waits for workers, and gives what they have to say."""
        by_connection = {worker.connection: worker for worker in self.workers}
        for ready in wait(list(by_connection)):
            worker = by_connection[ready]  # type: ignore[index]
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if isinstance(answer, str):
                raise FactcheckError(answer)
            done, results, failures = answer
            chunk = worker.chunks.popleft()
            worker.answered += 1
            if done:
                yield Done(tuple(chunk.tasks[number] for number in done), results)
            for number, reason in failures:
                yield from self._failed(chunk, number, reason)

    def _failed(self, chunk: _Chunk[Task], number: int, reason: str) -> Iterator[Failed[Task]]:
        task = chunk.tasks[number]
        if chunk.attempt < _ATTEMPTS:
            self.again.append(_Chunk((task,), chunk.attempt + 1))
        else:
            yield Failed(task, reason, chunk.attempt)

    def _bury(self, worker: _Worker[Task]) -> Iterator[Failed[Task]]:
        """Shares out what a dead worker had to do; another takes its place when it is needed."""
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        reason = self._death(worker.process.exitcode or 0)
        begun, at = worker.at
        if begun == 0:
            raise FactcheckError(f"a worker process could not start: it {reason}; try fewer --workers")
        chunks = list(worker.chunks)
        if begun > worker.answered:
            yield from self._blame(chunks.pop(0), at, reason)
        self.again.extendleft(reversed(chunks))

    def _blame(self, chunk: _Chunk[Task], at: int, reason: str) -> Iterator[Failed[Task]]:
        """Deals with a chunk whose task ``at`` has ended a worker; all its results are lost."""
        if at < len(chunk.tasks):
            yield from self._failed(chunk, at, reason)
            rest = chunk.tasks[:at] + chunk.tasks[at + 1 :]
            self.again.extend([_Chunk(rest, chunk.attempt)] if rest else [])
        elif len(chunk.tasks) == 1:
            yield from self._failed(chunk, 0, reason)
        else:  # it died of the results of all
            self.again.extend(_Chunk((task,), chunk.attempt) for task in chunk.tasks)

    def _death(self, code: int) -> str:
        if code == -getattr(signal, "SIGALRM", 0):
            return f"took longer than {self.plan.limits.seconds:g} seconds"
        how = signal.strsignal(-code) if code < 0 else f"exit code {code}"
        return f"ended its process ({how})"

    def dismiss(self) -> None:
        """Ends all workers, whatever they are at."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.connection.close()


def _next_chunk(source: Iterator[Sequence[Task]]) -> _Chunk[Task] | None:
    tasks = next(source, ())
    return _Chunk(tuple(tasks)) if tasks else None


def _context(ahead: str | None) -> SpawnContext | ForkServerContext:
    """How processes are started.

    On Linux they are forked from a server process that has imported what they need, and does nothing else:
    it has no threads of Python's, no open files and no work under way that a copy of it could be confused
    by, and is gone when its parent is. That is what later versions of Python do by default. Elsewhere each
    process starts afresh, since not all systems' own libraries survive a fork.
    """
    if ahead is None or sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([ahead])
    return context


def _hire(start: SpawnContext | ForkServerContext, plan: Plan[Any, Any, Any]) -> _Worker[Any]:
    ours, theirs = start.Pipe()
    at: Any = start.RawArray("l", 2)
    process = start.Process(target=live, args=(plan, theirs, at), daemon=True)
    try:
        with _no_interrupts():
            process.start()
    except (OSError, EOFError) as error:
        raise FactcheckError(f"worker processes could not be started: {error}; try fewer --workers") from None
    theirs.close()
    return _Worker(process, ours, at)


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """A process started inside never gets Ctrl-C, at which it would print a traceback: its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
