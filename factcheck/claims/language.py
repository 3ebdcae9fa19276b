"""The one place that builds the spaCy pipeline.

``spacy.blank("en")`` with the project's own component is all that is needed; no model is downloaded.
Where a trained pipeline is installed, ``--pipeline NAME`` adds its parser and its names.
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from factcheck.errors import InputError
from factcheck.quantities.extract import find_quantities

SPANS_KEY = "quantities"
# Labels of spaCy's English pipelines for what is no name but a figure or a time.
_NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@Language.component("factcheck_quantities")
def mark_quantities(doc: Doc) -> Doc:
    """Set ``doc.spans["quantities"]``: the figures of ``doc``, each labelled with its kind.

    Spans are widened to whole tokens: a token of spaCy's may hold more than the figure ("3.2bn-a-year").
    What each figure means is in ``doc.user_data["quantities"]``: start, end, low, high, unit and modifier
    as plain strings and numbers, so that the document can be written to bytes.
    """
    quantities = find_quantities(doc.text).quantities
    spans = [
        span
        for quantity in quantities
        if (span := doc.char_span(quantity.start, quantity.end, label=quantity.kind, alignment_mode="expand"))
    ]
    doc.spans[SPANS_KEY] = filter_spans(spans)
    doc.user_data[SPANS_KEY] = [
        {
            "start": quantity.start,
            "end": quantity.end,
            "low": f"{quantity.low:f}",
            "high": f"{quantity.high:f}",
            "unit": quantity.unit,
            "modifier": quantity.modifier,
        }
        for quantity in quantities
    ]
    return doc


@lru_cache(maxsize=4)
def pipeline(name: str | None = None) -> Language:
    """The pipeline that splits text into words: spaCy's blank English, or the installed pipeline ``name``.

    Raises ``InputError`` when no such pipeline is installed.
    """
    if name is None:
        return spacy.blank("en")
    try:
        return spacy.load(name)
    except OSError as error:
        raise InputError(
            f'no spaCy pipeline "{name}" is installed; install it, or leave --pipeline out'
        ) from error


def names_in(doc: Doc) -> tuple[tuple[int, int], ...] | None:
    """The names that the pipeline found, half-open offsets into ``doc.text``; ``None`` if it looks for none.

    Where it also parses, only the names in grammatical subjects count, if there are any: whoever a
    sentence is about stands there.
    """
    if not doc.has_annotation("ENT_IOB"):
        return None
    names = [name for name in doc.ents if name.label_ not in _NO_NAMES]
    if doc.has_annotation("DEP"):
        subjects = [chunk for chunk in doc.noun_chunks if chunk.root.dep_ in ("nsubj", "nsubjpass")]
        names = [
            name for name in names if any(chunk.start <= name.start < chunk.end for chunk in subjects)
        ] or names
    return tuple((name.start_char, name.end_char) for name in names)
