"""The word lists of ``lexicon/*.toml``, made ready for look-up."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.quantities.quantity import Kind, Modifier

LEXICON = Path(__file__).parent / "lexicon"


class Unit(NamedTuple):
    """What a unit word means: a canonical expression of ``units.py``, its kind, and a factor.

    One of what is written is ``factor`` of ``expression``: a cent is 0.01 USD.
    """

    expression: str
    kind: Kind
    factor: Decimal = Decimal(1)


Phrases = dict[str, list[tuple[tuple[str, ...], Unit]]]
"""First word -> the other words and the unit they make together, longest first; all in lower case."""


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list ``lexicon/NAME.toml`` as read."""
    with (LEXICON / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def regular_plural(noun: str) -> str:
    """The regular plural of a singular noun or unit name.

    >>> regular_plural("century"), regular_plural("inch"), regular_plural("foot pound")
    ('centuries', 'inches', 'foot pounds')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _unit_forms() -> dict[str, Unit]:
    forms: dict[str, Unit] = {}
    table = lexicon("units")
    kinds: tuple[Kind, ...] = ("percent", "duration", "measure", "rate")
    for kind in kinds:
        for expression, names in table[kind].items():
            for name in names:
                forms[name] = Unit(expression, kind)
                forms.setdefault(regular_plural(name), Unit(expression, kind))
                first, *rest = name.split()
                forms.setdefault(" ".join([regular_plural(first), *rest]), Unit(expression, kind))
    return forms


def _money_forms() -> dict[str, Unit]:
    forms: dict[str, Unit] = {}
    for code, currency in lexicon("currencies").items():
        names = {*currency.get("names", ()), *currency.get("plurals", ())}
        names |= {regular_plural(name) for name in currency.get("names", ()) if "plurals" not in currency}
        minor = {form for name in currency.get("minor", ()) for form in (name, regular_plural(name))}
        whole, part = Unit(code, "money"), Unit(code, "money", Decimal("0.01"))
        for nation in currency.get("nation", ()):
            forms |= {f"{nation} {name}": whole for name in names}
            forms |= {f"{nation} {name}": part for name in minor}
        plain = currency.get("plain", ())
        bare = names if plain is True else {form for name in plain for form in (name, regular_plural(name))}
        forms |= dict.fromkeys(bare, whole)
        if currency.get("plain_minor"):
            forms |= dict.fromkeys(minor, part)
    return forms


@cache
def unit_phrases() -> Phrases:
    """Units and currencies as written out in words, by their first word."""
    phrases: Phrases = {}
    for form, unit in (_unit_forms() | _money_forms()).items():
        first, *rest = form.replace(".", "").split()
        phrases.setdefault(first, []).append((tuple(rest), unit))
    for alternatives in phrases.values():
        alternatives.sort(key=lambda alternative: -len(alternative[0]))
    return phrases


@cache
def unit_symbols() -> dict[str, Unit]:
    """Units that are matched exactly as printed, right after the digits."""
    symbols = {
        symbol: Unit(expression, kind)
        for kind, table in lexicon("units")["symbols"].items()
        for symbol, expression in table.items()
    }
    symbols |= {"¢": Unit("USD", "money", Decimal("0.01")), "c": Unit("USD", "money", Decimal("0.01"))}
    # "700W" are watts, "W700" won.
    return {symbol: Unit(code, "money") for symbol, code in currency_symbols().items()} | symbols


@cache
def currency_symbols() -> dict[str, str]:
    """Currency sign or code, exactly as printed -> ISO 4217 code."""
    return {
        symbol: code
        for code, currency in lexicon("currencies").items()
        for symbol in currency.get("symbols", ())
    }


@cache
def shared_names() -> dict[str, dict[str, str]]:
    """Name of a currency that several countries use -> nation or place, in lower case -> code.

    Dollars, pounds and francs are left out: without an adjective they are American, British and French.
    """
    shared: dict[str, dict[str, str]] = {}
    for code, currency in lexicon("currencies").items():
        places = (*currency.get("home", ()), *currency.get("nation", ()))
        for name in {*currency.get("names", ()), *currency.get("plurals", ())} if "home" in currency else ():
            for form in (name, regular_plural(name)):
                shared.setdefault(form, {}).update(dict.fromkeys(places, code))
    return {name: places for name, places in shared.items() if len(set(places.values())) > 1}


@cache
def hedges_before() -> dict[str, list[tuple[tuple[str, ...], Modifier]]]:
    """Last word of a hedge -> the words before it (nearest last) and the modifier, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for modifier, phrases in lexicon("hedges")["before"].items():
        for phrase in phrases:
            *rest, last = phrase.split()
            table.setdefault(last, []).append((tuple(rest), modifier))
    for alternatives in table.values():
        alternatives.sort(key=lambda alternative: -len(alternative[0]))
    return table


@cache
def words(name: str, group: str, key: str = "words") -> frozenset[str]:
    """The word list ``[group] key`` of ``lexicon/NAME.toml`` as a set."""
    return frozenset(lexicon(name)[group][key])
