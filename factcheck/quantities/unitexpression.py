"""The grammar of unit expressions: ``USD/(GPU*hour)`` taken apart and written again.

Names come back canonical. A name that ``units.txt`` does not know is a counted noun, in the singular.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.quantities.plurals import counted_name
from factcheck.quantities.unitfile import canonical_name, table

# Ways to write that a number has no unit.
_NO_UNIT = frozenset({"", "-", "1", "number", "none", "dimensionless"})

# Longer than any unit that means something, short enough to be read in no time.
_MAX_LENGTH = 100

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<name> [^\W\d_][\w'’-]* | [%×€£¥₹°][CF]? )
      | (?P<number> \d+ )
      | (?P<sign> \*\* | [*/()] )
      | (?P<other> \S )
    )""",
    re.VERBOSE,
)
_PER = re.compile(r"\s+per\s+|\s+an?\s+", re.IGNORECASE)
_SPELLED = str.maketrans({"²": "**2", "³": "**3", "·": "*", "⋅": "*", "^": "**"})

# A unit taken apart: names and their powers, in the order written.
Powers = tuple[tuple[str, int], ...]


class UnitError(ValueError):
    """A unit expression that cannot be read; the message says why and what was perhaps meant."""


def nearest(name: str) -> str | None:
    """The registered name that is spelled most like ``name``, if any is near."""
    from rapidfuzz import fuzz, process

    words = [known for known in table().names if len(known) > 3]
    found = process.extractOne(name, words, scorer=fuzz.ratio, score_cutoff=75)
    return found[0] if found else None


@lru_cache(4096)
def parse(expression: str) -> Powers:
    """Canonical names with their powers; raises ``UnitError`` for what is no expression."""
    if expression.strip().lower() in _NO_UNIT:
        return ()
    if len(expression) > _MAX_LENGTH:
        raise UnitError(f'unit "{expression[:40]}…" is too long; write an expression such as USD/(GPU*hour)')
    return _Parser(expression).parse()


class _Parser:
    """Recursive descent over ``term {(* or /) term}``, ``term = atom [** integer]``."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        text = _PER.sub(" / ", expression.translate(_SPELLED))
        self.tokens = [(str(match.lastgroup), match[match.lastindex or 0]) for match in _TOKEN.finditer(text)]
        self.at = 0

    def parse(self) -> Powers:
        powers = self.product()
        if self.at < len(self.tokens):
            raise self.error(f'"{self.tokens[self.at][1]}" is not expected there')
        return tuple((name, power) for name, power in powers.items() if power)

    def error(self, what: str) -> UnitError:
        return UnitError(f'unit "{self.expression}" is malformed: {what}')

    def sign(self, *expected: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at] in [("sign", sign) for sign in expected]:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def product(self) -> dict[str, int]:
        powers = self.term()
        while sign := self.sign("*", "/"):
            for name, power in self.term().items():
                powers[name] = powers.get(name, 0) + (power if sign == "*" else -power)
        return powers

    def term(self) -> dict[str, int]:
        powers = self.atom()
        if self.sign("**"):
            kind, exponent = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
            if kind != "number" or not 1 <= int(exponent[:3]) <= 9 or len(exponent) > 1:
                raise self.error("a power is a whole number from 1 to 9")
            self.at += 1
            powers = {name: power * int(exponent) for name, power in powers.items()}
        return powers

    def atom(self) -> dict[str, int]:
        if self.sign("("):
            powers = self.product()
            if not self.sign(")"):
                raise self.error("a bracket is not closed")
            return powers
        words = []
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "name":
            words.append(self.tokens[self.at][1])
            self.at += 1
        if words:
            return dict(self.name(words))
        if self.at < len(self.tokens) and self.tokens[self.at] == ("number", "1"):
            self.at += 1
            return {}
        found = f'not "{self.tokens[self.at][1]}"' if self.at < len(self.tokens) else "and nothing follows"
        raise self.error(f"a unit's name is expected, {found}")

    def name(self, words: list[str]) -> Powers:
        joined = "_".join(words)
        known = canonical_name(joined) or canonical_name(joined.replace("-", "_"))
        if known is not None:
            definition = table().definitions.get(known)
            short = definition is not None and definition.group.startswith("named")
            return parse(definition.unit) if definition and short else ((known, 1),)
        parts = [canonical_name(part) for part in joined.replace("_", "-").split("-")]
        product = "*".join(part for part in parts if part) if all(parts) else None
        if len(words) == 1:
            return parse(product) if product else ((counted_name(joined), 1),)
        meant = product or nearest(joined)
        hint = (
            f'did you mean "{meant}"?' if meant else "use * and / between units, one word for a counted thing"
        )
        raise UnitError(f'unit "{" ".join(words)}" is not known; {hint}')


def written(powers: Powers) -> str | None:
    """The expression in canonical form, ``None`` for no unit."""

    def side(sign: int) -> list[str]:
        return [_power(name, abs(power)) for name, power in powers if power * sign > 0]

    above, below = side(1), side(-1)
    if not below:
        return "*".join(above) or None
    denominator = "*".join(below)
    return f"{'*'.join(above) or 1}/{denominator if len(below) == 1 else f'({denominator})'}"


def _power(name: str, power: int) -> str:
    named = {2: f"square_{name}", 3: f"cubic_{name}"}.get(power)
    if named in table().definitions:
        return named
    return name if power == 1 else f"{name}**{power}"
