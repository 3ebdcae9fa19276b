"""What the tests of linking share."""

from datetime import date
from pathlib import Path

from factcheck.claims.claim import Discourse
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.facts.factset import FactSet
from factcheck.facts.load import load_facts
from factcheck.matching.link import Link, link
from factcheck.matching.times import Now

TODAY = date(2026, 3, 20)


def read_plain(text: str) -> tuple[Document, Discourse]:
    """The text as a document, with its claims."""
    document = Document("a.txt", "a", text, blocks=plain_blocks(text))
    return document, extract_claims(document, TODAY)


def best_links(text: str, facts: FactSet) -> list[tuple[str, Link | None]]:
    """Each figure of the text as written, with its best link, accepted or not."""
    document, discourse = read_plain(text)
    links = link(document, discourse, facts, Now(TODAY))
    return [(claim.quantity.surface, next(iter(links[claim.id]), None)) for claim in discourse.claims]


def best_link(text: str, surface: str, facts: FactSet) -> Link | None:
    """The best link of the first figure written ``surface``."""
    return next(best for written, best in best_links(text, facts) if written == surface)


def facts_from(text: str, folder: Path) -> FactSet:
    """The facts that ``text``, a facts file, states; it is written into ``folder``."""
    path = folder / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return load_facts([path])
