"""What claims of different documents are grouped by: attributes however they are spelled."""

from __future__ import annotations

from factcheck.claims.attributes import Attribute
from factcheck.claims.claim import Claim
from factcheck.claims.grammar import GRAMMAR, pairs
from factcheck.claims.phrases import Phrase, Syntax
from factcheck.quantities.plurals import counted_name

_TELLING = frozenset({"of", "for", "on", "to", "from", "in", "by", "per", "against", "with", "at"})
_MOST = 2  # complements


def attribute_key(syntax: Syntax, claim: Claim, attribute: Attribute, named: Phrase | None) -> str | None:
    """The attribute for grouping, ``None`` where it is too vague to group by.

    Made of the modifiers and the head, the phrases that prepositions hang on it (``named``, where the subject
    stands, left out), and the verb: "gold price", "person kill", "share of demand".
    """
    if (
        not attribute.text
        or attribute.head in GRAMMAR["adjectives"]
        or (attribute.head in GRAMMAR["measuring"] and not attribute.modifiers)
    ):
        return None
    forms = pairs("short_forms")
    last = attribute.text.split()[-1]
    words = [*attribute.modifiers, last if last in forms else attribute.head or ""]
    parts = [forms.get(word, counted_name(word)).replace("-", " ") for word in words if word]
    after = attribute.phrase.last if attribute.phrase else claim.last
    parts += _complements(syntax, after, named)
    if attribute.action:
        parts.append(attribute.action)
    if attribute.part:
        parts.insert(0, "share of")
    return " ".join(parts)


def _complements(syntax: Syntax, at: int, named: Phrase | None) -> list[str]:
    found: list[str] = []
    for _ in range(_MOST):
        if syntax.letters[at : at + 1] not in ("o", "i", "t") or syntax.words[at].lower not in _TELLING:
            break
        phrase = syntax.phrase_at(at + 1)
        if phrase is None:
            break
        if phrase != named:
            telling = [
                counted_name(word.lower)
                for place, word in enumerate(syntax.words[phrase.first : phrase.last], phrase.first)
                if syntax.letters[place] in "nm" and word.lower not in GRAMMAR["idle"]
            ]
            found.append(" ".join([syntax.words[at].lower, *telling]))
        at = phrase.last
    return found
