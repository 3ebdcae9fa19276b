from datetime import date

import pytest

from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.relations import find_relations


def relations(text):
    """The first reading of every relation: its kind, and the surfaces by role."""
    document = Document("draft.txt", "draft", text, blocks=plain_blocks(text))
    discourse = extract_claims(document, date(2025, 11, 3))
    return [
        f"{relation.kind}: "
        + ", ".join(
            f"{role} {' '.join(claim.quantity.surface for claim in claims)}"
            for role, claims in relation.readings[0].items()
        )
        for relation in find_relations(discourse, document)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 5% to $84 million from $80 million.",
         "change: base $80 million, result $84 million, change 5%"),
        ("Sales were $84 million, up 5% from $80 million.",
         "change: base $80 million, result $84 million, change 5%"),
        ("Sales rose by $4 million to $84 million from $80 million.",
         "change: base $80 million, result $84 million, change $4 million"),
        ("It paid $30 million of the $60 million. That is 50%.",
         "share: part $30 million, whole $60 million, share 50%"),
        ("Users doubled to 8,000 from 4,000.", "multiple: base 4,000, result 8,000, change doubled"),
        ("It paid $30 million, or 50% of the $60 million raised.",
         "share: part $30 million, whole $60 million, share 50%"),
        ("It is 187 miles (301 km) long.", "conversion: first 187 miles, second 301 km"),
        ("It will close 43% of the 7 plants.", "granular: share 43%, whole 7 plants"),
        ("The bid is $9 million and the share price $4; it rose 5% on Monday.", None),
        ("Sales rose 5% on a comparable basis to $84 million from $80 million.", None),
        ("They own 50,000 chips, not the 10,000 chips they claim.", None),
    ],
)  # fmt: skip
def test_the_words_give_out_the_roles(text, expected):
    assert relations(text) == ([expected] if expected else [])


def test_a_table_pasted_as_text_has_no_relations():
    assert relations(" ".join(f"{n},100 tonnes" for n in range(1, 400))) == []
