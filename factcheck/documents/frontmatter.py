"""The block between two ``---`` lines that may open a draft: title, publication date, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.documents.encodings import without_surrogates
from factcheck.errors import InputError, Place

_OPEN = re.compile(r"---[ \t]*+(?:\r\n|\r|\n)(?=---|[ \t]*+(?P<key>[\w-]{1,40})[ \t]*+:(?:\s|\Z))")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)")
_KEYS = ("title", "published", "url")
_LONGEST = 2**16


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a draft says about itself; ``end`` is the offset at which its body starts."""

    title: str | None = None
    published: date | None = None
    url: str | None = None
    end: int = 0


def front_matter(text: str, name: str) -> FrontMatter:
    r"""The front matter of a text, empty where it has none; other keys than the three are ignored.

    A pair of rules around prose is no front matter. Raises ``InputError`` with the line when a block
    that starts like front matter is not closed, is no YAML, or has a value of the wrong kind.

    >>> front_matter("---\ntitle: Nvidia falls\npublished: 2025-01-28\n---\nBody.", "draft.txt").title
    'Nvidia falls'
    """
    opening = _OPEN.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST)
    if not closing:
        if opening["key"] not in _KEYS:
            return FrontMatter()
        raise InputError("front matter is never closed; add a line with --- after it", Place(name, 1))
    return _parsed(text[opening.end() : closing.start()], name, closing.end())


def _parsed(written: str, name: str, end: int) -> FrontMatter:
    import yaml

    try:
        # The loader in C is faster, but brackets nested deeply enough crash the whole process in it.
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except RecursionError:
        raise InputError("front matter is nested too deeply; mend it or remove it", Place(name, 1)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(name, mark.line + 2, mark.column + 1) if mark else Place(name, 1)
        problem = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
        raise InputError(f"front matter is not valid YAML: {problem}; mend it or remove it", place) from None
    if not isinstance(root, yaml.MappingNode):
        return FrontMatter(end=end) if root is None else FrontMatter()
    values = {key.value: value for key, value in root.value if key.value in _KEYS}
    for key, node in values.items():
        if not isinstance(node, yaml.ScalarNode):
            place = Place(name, node.start_mark.line + 2, node.start_mark.column + 1)
            raise InputError(f"front matter: {key} must be a line of text", place)
    title, published, url = (values[key].value.strip() or None if key in values else None for key in _KEYS)
    line = values["published"].start_mark.line + 2 if published else None
    return FrontMatter(
        title and without_surrogates(title),
        published_date(published, Place(name, line)) if published else None,
        url and without_surrogates(url),
        end,
    )


def published_date(written: str, place: Place, field: str = "published") -> date:
    """The day of an ISO 8601 date or time; ``InputError`` for anything else.

    >>> published_date("2025-01-28T09:30:00Z", Place("draft.txt")).isoformat()
    '2025-01-28'
    """
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        what = f"{field} is {written[:40]!r}, which is no date; write it as YYYY-MM-DD"
        raise InputError(what, place) from None
