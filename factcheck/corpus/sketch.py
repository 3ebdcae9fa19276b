"""The sketch of a text, by which near-copies are found: see ``copies.py``."""

from __future__ import annotations

import re
from array import array
from heapq import nsmallest
from zlib import crc32

RUN = 4  # words
SKETCH = 32  # hashes
_WORD = re.compile(r"\w{1,60}")


def sketch(text: str) -> array[int]:
    """The smallest hashes of the runs of words of ``text``, in order; of a shorter text, of all its words."""
    words = _WORD.findall(text.lower())
    runs = {
        crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(1, len(words) - RUN + 1)) if words
    }
    return array("I", nsmallest(SKETCH, runs))
