"""Parcels: documents of one file that are read together, and not again while the file holds the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from factcheck.corpus.basis import Basis
from factcheck.corpus.contents import Part
from factcheck.corpus.rows import ParcelRow
from factcheck.corpus.store import Store
from factcheck.documents.document import Document
from factcheck.documents.read import Unread

MOST = 32  # documents that are read, or contents that are audited, together
LONGEST = 200_000  # about as many characters


def known_parcels(store: Store, basis: Basis) -> set[str]:
    """The parcels that need not be read, since all their documents have results; the others are forgotten.

    Call it inside ``transaction``.
    """
    store.rows(
        """
        DELETE FROM parcels WHERE parcel IN (
            SELECT parcel FROM documents LEFT JOIN contents USING (digest) WHERE rules IS DISTINCT FROM ?
        )
        """,
        [basis.rules],
    )
    store.rows("DELETE FROM documents WHERE parcel IS NULL OR parcel NOT IN (SELECT parcel FROM parcels)")
    return {parcel for (parcel,) in store.each("SELECT parcel FROM parcels")}


class Parcels:
    """The parcels of a run: what need not be read, what is being read, and what has been."""

    def __init__(self, known: Collection[str], chosen: str) -> None:
        """``known`` need not be read; ``chosen`` are the settings that reading depends on."""
        self.gone = set(known)  # those of them that the run has not come to
        self.complete: list[ParcelRow] = []  # those that could be read whole
        self._chosen = chosen
        self._seen: set[str] = set()
        self._unread: Counter[str | None] = Counter()  # parts that were given out
        self._broken: set[str | None] = {None}

    def to_read(self, found: Iterable[Unread | Document]) -> Iterator[list[Part]]:
        """What has to be read, in chunks of whole parcels. A parcel that comes again is passed over."""
        chunk: list[Part] = []
        length = 0
        for parcel in _cut(found):
            key = self._key(parcel)
            if key is not None and self._is_done(key):
                continue
            self._unread[key] += len(parcel)
            chunk += (Part(key, each) for each in parcel)
            length += sum(map(_length, parcel))
            if len(chunk) >= MOST or length >= LONGEST:
                yield chunk
                chunk, length = [], 0
        if chunk:
            yield chunk

    def under_way(self) -> bool:
        """Whether parts that were given out have not come back."""
        return bool(self._unread)

    def came_back(self, parts: Iterable[Part], broken: Iterable[str | None] = ()) -> None:
        """Takes note that parts have been read; those of ``broken`` parcels not all with success."""
        self._broken.update(broken)
        for key, _ in parts:
            self._unread[key] -= 1
            if not self._unread[key]:
                del self._unread[key]
                if key is not None and key not in self._broken:
                    self.complete.append(ParcelRow(key))

    def _is_done(self, key: str) -> bool:
        again, known = key in self._seen, key in self.gone
        self._seen.add(key)
        self.gone.discard(key)
        return again or known

    def _key(self, parcel: list[Unread | Document]) -> str | None:
        """The hash of what the file holds; ``None`` for documents that are read already."""
        digest = hashlib.sha256(self._chosen.encode("utf-8", "surrogatepass"))
        for each in parcel:
            if isinstance(each, Document):
                return None
            content = each.content if isinstance(each.content, bytes) else repr(each.content).encode()
            head = f"{each.place}\n{each.format} {each.fields} {len(content)}\n"
            digest.update(head.encode("utf-8", "surrogatepass"))
            digest.update(content)
        return digest.hexdigest()[:32]


def _cut(found: Iterable[Unread | Document]) -> Iterator[list[Unread | Document]]:
    """Parcels, none of which holds documents of two files: so they are the same in any order of files."""
    parcel: list[Unread | Document] = []
    length = 0
    for each in chain(found, [None]):
        if parcel and (
            each is None or _file(each) != _file(parcel[0]) or len(parcel) == MOST or length >= LONGEST
        ):
            yield parcel
            parcel, length = [], 0
        if each is not None:
            parcel.append(each)
            length += _length(each)


def _file(found: Unread | Document) -> str | None:
    return None if isinstance(found, Document) else found.place.source


def _length(found: Unread | Document) -> int:
    if isinstance(found, Document):
        return len(found.text)
    content = found.content
    if isinstance(content, (bytes, str)):
        return len(content)
    pieces = content.values() if isinstance(content, dict) else content
    return sum(len(piece) for piece in pieces if isinstance(piece, (bytes, str)))
