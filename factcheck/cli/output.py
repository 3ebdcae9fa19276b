"""Where results go: the screen or a file, and the exit code that they make."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from factcheck.cli.options import FailOn
from factcheck.errors import FactcheckError, InputError
from factcheck.findings import CheckedDocument
from factcheck.visible import visible

Result = TypeVar("Result")
WIDEST = 100  # longer lines are hard to read


class Outcome:
    """What decides the exit code, gathered from the results on their way to the report."""

    def __init__(self) -> None:
        self.unreadable = False
        self.severities: set[str | None] = set()

    def watch(self, results: Iterable[Result | InputError]) -> Iterator[Result | InputError]:
        """The results, unchanged; prints the errors among them to standard error."""
        for result in results:
            if isinstance(result, InputError):
                self.unreadable = True
                tell(result)
            elif isinstance(result, CheckedDocument):
                self.severities.update(finding.judgement.severity for finding in result.findings)
                self.severities.update(found.severity for found in result.inconsistencies)
                self.severities.update("warning" for _ in result.unused_suppressions)
            yield result

    def exit_code(self, fail_on: FailOn) -> int:
        """2 if anything could not be read, 1 if anything found is as severe as ``fail_on``, else 0."""
        if self.unreadable:
            return 2
        return 1 if fail_on.severities & self.severities else 0


def in_color(no_color: bool, path: Path | None) -> bool:
    """Whether a report may use colors: only on a screen that shows them, and unless told not to."""
    plain = (
        no_color or path is not None or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    )
    return not plain and sys.stdout.isatty()


def width() -> int:
    """How many columns a report for people may fill."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def tell(error: FactcheckError | str) -> None:
    """Prints an error to standard error, whatever characters the file names in it have."""
    print("\n".join(visible(line) for line in str(error).split("\n")), file=sys.stderr)


def write(pieces: Iterable[str], path: Path | None) -> None:
    """Writes the pieces to the file as they come, or to standard output if ``path`` is ``None``.

    A file appears, or is replaced, only when all has been written.
    """
    if path is None:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return
    try:
        with _replacing(path) as out:
            out.writelines(pieces)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    target = path.resolve()
    if target.exists() and not target.is_file():  # a device or a pipe
        with target.open("w", encoding="utf-8") as out:
            yield out
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
