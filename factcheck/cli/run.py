"""Runs one function over many documents, here or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from factcheck.errors import InputError, Place

if TYPE_CHECKING:
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
    """The results in input order: what comes in early waits, and few documents are given out meanwhile."""
    from factcheck.workers import Failed, in_processes

    early: dict[int, Result | InputError] = {}
    told = 0
    out: set[int] = set()  # documents given out that have not been told

    def chunks() -> Iterator[list[tuple[int, Document]]]:
        for number, document in enumerate(documents):
            if isinstance(document, InputError):
                early[number] = document
                continue
            while len(out) > AHEAD * workers:
                yield []
            out.add(number)
            yield [(number, document)]

    for outcome in in_processes(chunks(), partial(_numbered, prepare), list, workers=workers):
        if isinstance(outcome, Failed):
            number, document = outcome.task
            early[number] = InputError(f"cannot be checked: it {outcome.reason}", Place(document.name))
        else:
            early.update(outcome.results)
        while told in early:
            yield early.pop(told)
            out.discard(told)
            told += 1
    yield from (early[number] for number in sorted(early))


def _numbered(
    prepare: Callable[[], Callable[[Document], Result]],
) -> Callable[[tuple[int, Document]], tuple[int, Result | InputError]]:
    function = prepare()
    return lambda task: (task[0], _attempt(function, task[1]))
