"""Where the work of an audit is done, a file each: the folder is the registry.

A module here holds ``engine``, a function from settings, the number of workers and limits to an
:class:`Engine`. It imports the libraries that only it needs when the work begins.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from factcheck.corpus.contents import Task
    from factcheck.corpus.gather import Ask
    from factcheck.corpus.store import Store
    from factcheck.documents.document import Document
    from factcheck.documents.records import Fields
    from factcheck.errors import InputError
    from factcheck.workers import Done, Failed


@contextmanager
def in_the_store(store: Store) -> Iterator[Ask]:
    """Answers SQL from the store itself."""
    with store.aside() as other:
        yield other.each


@dataclass(frozen=True, slots=True)
class Engine:
    """Does the work: ``run`` takes tasks in chunks, and gives the rows of each as they come in.

    Rows come as Arrow tables by the names of ``rows.py``. A task that cannot be done comes back as failed.
    ``grouping`` opens what answers SQL over the tables of a store when the claims of all are grouped.
    ``read`` gives the documents at an address (``s3a://…``) while ``run`` is at work, and ``export`` writes
    the tables of a store to one; not every engine can.
    """

    name: str
    workers: int
    run: Callable[[Iterable[Sequence[Task]]], Iterator[Done[Task, dict[str, pa.Table]] | Failed[Task]]]
    grouping: Callable[[Store], AbstractContextManager[Ask]] = in_the_store
    read: Callable[[str, Fields], Iterator[Document | InputError]] | None = None
    export: Callable[[Store, str], None] | None = None


def engines() -> list[str]:
    """The names of the engines."""
    return sorted(found.name for found in pkgutil.iter_modules(__path__))


def load_engine(name: str) -> Callable[..., Engine]:
    """The function that makes the engine of this name, one of ``engines()``."""
    made: Callable[..., Engine] = importlib.import_module(f"{__name__}.{name}").engine
    return made
