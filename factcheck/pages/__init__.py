"""What the names in reports mean: a page each for verdicts, slips, checks and kinds of figure.

Verdicts and slips have their pages in the folders beside this file; the page of a check or a kind
of figure is the docstring of the module that implements it. The folders are the lists.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from factcheck.errors import FactcheckError

PACKAGE = Path(__file__).parent.parent
FOLDERS = {
    "verdict": PACKAGE / "pages" / "verdicts",
    "slip": PACKAGE / "pages" / "slips",
    "check": PACKAGE / "checks",
    "kind of figure": PACKAGE / "quantities" / "kinds",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What one name means; the first line of ``text`` says it in a few words."""

    name: str
    group: str
    text: str

    @property
    def title(self) -> str:
        """The page in a few words."""
        return self.text.partition("\n")[0]


def all_pages() -> list[Page]:
    """Every page, by group and name."""
    return [page for group in FOLDERS for page in pages_of_group(group)]


def pages_of_group(group: str) -> Iterator[Page]:
    """The pages of one of ``FOLDERS``, by name."""
    for path in sorted(FOLDERS[group].glob("[!_]*")):
        if path.suffix == ".md":
            yield Page(path.stem, group, path.read_text(encoding="utf-8").strip())
        elif path.suffix == ".py":
            # Parsed, not imported: the modules may need libraries that are slow to load.
            docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
            yield Page(path.stem, group, docstring or "")


@cache
def titles(group: str) -> dict[str, str]:
    """What each name of one of ``FOLDERS`` means, in a few words."""
    return {page.name: page.title for page in pages_of_group(group)}


def pages_named(name: str) -> list[Page]:
    """All pages of this name: a slip and a check may share it. Raises ``FactcheckError`` if none has it."""
    pages = all_pages()
    found = [page for page in pages if page.name == name]
    if not found:
        nearest = get_close_matches(name, [page.name for page in pages], n=1)
        hint = f"did you mean {nearest[0]!r}?" if nearest else "factcheck explain lists all names"
        raise FactcheckError(f"nothing to explain is named {name!r}; {hint}")
    return found
