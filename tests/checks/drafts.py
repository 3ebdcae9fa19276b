from datetime import date

from factcheck.agreement import Rules
from factcheck.checks import find_inconsistencies
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document


def found(text, supported=(), published=None):
    """What the checks say of a draft, some of whose figures facts may support."""
    document = Document("draft.txt", "draft", text, published=published, blocks=plain_blocks(text))
    discourse = extract_claims(document, date(2025, 11, 3))
    return find_inconsistencies(discourse, document, Rules(), frozenset(supported)).inconsistencies


def verdicts(text, published=None):
    """Checks and severities, one line each."""
    return [f"{finding.check} {finding.severity}" for finding in found(text, published=published)]
