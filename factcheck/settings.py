"""Settings: what ``factcheck.toml`` or ``[tool.factcheck]`` in ``pyproject.toml`` says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.agreement import Rules
from factcheck.errors import InputError, InputErrorGroup, Place
from factcheck.findings import Suppression

DEFAULT_FACTS = Path("claims")


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are checked.

    ``facts`` are files and folders of curated facts, relative to the file that names them.
    ``as_of`` is the day by whose facts a document without a date is judged. ``pipeline`` names an
    installed spaCy pipeline whose parser and names are used. ``rules`` are the numbers of the
    ladder of comparison. ``suppress`` names findings that are let stand.
    """

    facts: tuple[Path, ...] = (DEFAULT_FACTS,)
    as_of: date | None = None
    pipeline: str | None = None
    rules: Rules = field(default_factory=Rules)
    suppress: tuple[Suppression, ...] = ()


def load_settings(folder: Path = Path()) -> Settings:
    """The settings of the nearest folder that has any, from ``folder`` upwards; else the defaults.

    Raises ``InputError`` for a file that is not TOML, an unknown key or a value of the wrong kind.
    """
    for place in (folder, *folder.absolute().parents):
        for name in ("factcheck.toml", "pyproject.toml"):
            table = _table(place / name)
            if table is not None:
                return _validated(table, place / name)
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    """The settings that the file holds, ``None`` if there is no such file or no settings in it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read as TOML: {error}", Place(str(path))) from None
    if path.name == "factcheck.toml":
        return content
    table: dict[str, Any] | None = content.get("tool", {}).get("factcheck")
    return table


def _validated(table: dict[str, Any], path: Path) -> Settings:
    from pydantic import TypeAdapter, ValidationError

    place = Place(str(path))
    suppress = table.get("suppress")
    unknown = [
        *_unknown(table.get("rules"), Rules, "rules."),
        *(each for one in _tables(suppress) for each in _unknown(one, Suppression, "suppress.")),
        *_unknown(table, Settings),
    ]
    if unknown:
        raise InputErrorGroup(tuple(InputError(what, place) for what in unknown))
    try:
        settings = TypeAdapter(Settings).validate_python(table)
    except ValidationError as error:
        raise InputErrorGroup(
            tuple(
                InputError(f"{'.'.join(str(key) for key in each['loc'])}: {each['msg']}", place)
                for each in error.errors()
            )
        ) from None
    if "facts" in table:
        settings = replace(settings, facts=tuple(path.parent / each for each in settings.facts))
    return settings


def _tables(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _unknown(table: object, known: type[Any], prefix: str = "") -> Iterator[str]:
    """What is wrong with the keys of ``table`` that ``known`` has no field for."""
    names = [each.name for each in fields(known)]
    for key in table if isinstance(table, dict) else ():
        if key not in names:
            nearest = get_close_matches(key, names, n=1)
            hint = f"did you mean {nearest[0]!r}?" if nearest else f"known are {', '.join(names)}"
            yield f"setting {prefix + key!r} is not known; {hint}"
