"""Runs one function over many documents, here or in several processes."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.errors import FactcheckError, InputError, Place

if TYPE_CHECKING:
    from concurrent.futures import Future

    from factcheck.documents.document import Document

Result = TypeVar("Result")
AHEAD = 8  # documents handed out per worker while the first result is awaited


def over_documents(
    prepare: Callable[[], Callable[[Document], Result]],
    documents: Iterable[Document | InputError],
    workers: int = 1,
) -> Iterator[Result | InputError]:
    """The result for each document, in input order whatever ``workers`` is; errors pass through.

    ``prepare`` gives the function to run. It is called once in each process, so that what the
    function needs is loaded there and never sent; with several workers it must be picklable. A
    document on which the function fails becomes an ``InputError`` that names it.
    """
    documents = iter(documents)
    first = list(islice(documents, 2))
    documents = chain(first, documents)
    if workers > 1 and len(first) > 1:
        yield from _in_processes(prepare, documents, workers)
        return
    function = prepare()
    for document in documents:
        yield document if isinstance(document, InputError) else _attempt(function, document)


def _attempt(function: Callable[[Document], Result], document: Document) -> Result | InputError:
    try:
        return function(document)
    except InputError as error:
        return error
    except Exception as error:
        return InputError(
            f"cannot be checked, because of a mistake in factcheck ({type(error).__name__}: {error}); "
            "please report it with the document",
            Place(document.name),
        )


def _in_processes(
    prepare: Callable[[], Callable[[Document], Result]],
    documents: Iterable[Document | InputError],
    workers: int,
) -> Iterator[Result | InputError]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting: deque[Future[Result | InputError] | InputError] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (prepare,)) as pool:
        try:
            for document in documents:
                waiting.append(document if isinstance(document, InputError) else pool.submit(_work, document))
                if len(waiting) > AHEAD * workers:
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        except BrokenProcessPool:
            raise FactcheckError(
                "a worker process was ended from outside, perhaps for want of memory; try fewer --workers"
            ) from None


def _result(waiting: Future[Result | InputError] | InputError) -> Result | InputError:
    return waiting if isinstance(waiting, InputError) else waiting.result()


_prepared: dict[str, Callable[[Document], Any]] = {}


def _start_worker(prepare: Callable[[], Callable[[Document], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    _prepared["function"] = prepare()


def _work(document: Document) -> Any:
    return _attempt(_prepared["function"], document)
