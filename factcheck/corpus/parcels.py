"""Parcels: documents of one file that are read together, and not again while the file holds the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from factcheck.corpus.basis import Basis
from factcheck.corpus.contents import Part
from factcheck.corpus.rows import ParcelRow, PartRow
from factcheck.corpus.store import Store
from factcheck.documents.document import Document
from factcheck.documents.read import Unread

MOST = 32  # documents that are read, or contents that are audited, together
LONGEST = 200_000  # about as many characters


def known_parcels(store: Store, basis: Basis) -> set[str]:
    """The parcels that need not be read, since all their documents have results; the others are forgotten.

    Those are forgotten as well that hold a name which is not unique: pages come more than once in web
    archives, and a run may have ended before it could remove what a file held before. Call it inside
    ``transaction``.
    """
    store.rows(
        """
        DELETE FROM parcels WHERE parcel IN (
            SELECT parcel FROM parcels LEFT JOIN documents USING (name) LEFT JOIN contents USING (digest)
            WHERE parcels.name IS NOT NULL AND rules IS DISTINCT FROM $1
        ) OR parcel IN (
            SELECT parcel FROM parcels WHERE name IN (
                SELECT name FROM parcels GROUP BY name HAVING count(*) > 1
                UNION ALL SELECT name FROM documents GROUP BY name HAVING count(*) > 1
            )
        )
        """,
        [basis.rules],
    )
    store.rows("DELETE FROM documents WHERE name NOT IN (SELECT name FROM parcels WHERE name IS NOT NULL)")
    return {parcel for (parcel,) in store.each("SELECT DISTINCT parcel FROM parcels")}


def forget_parcels(store: Store, parcels: Collection[str]) -> None:
    """Removes parcels that their files do not hold any more, with their documents. Call it as the other.

    Of two documents of one name the one was added first that the file does not hold any more.
    """
    gone = "parcel IN (SELECT unnest($1))"
    store.rows(
        f"""
        DELETE FROM documents WHERE rowid IN (
            SELECT min(rowid) FROM documents
            WHERE name IN (SELECT name FROM parcels WHERE {gone}) GROUP BY name
        )
        """,
        [sorted(parcels)],
    )
    store.rows(f"DELETE FROM parcels WHERE {gone}", [sorted(parcels)])


class Parcels:
    """The parcels of a run: what need not be read, what is being read, and what has been."""

    def __init__(self, known: Collection[str], chosen: str) -> None:
        """``known`` need not be read; ``chosen`` are the settings that reading depends on."""
        self.gone = set(known)  # those of them that the run has not come to
        self.complete: list[ParcelRow] = []  # of those all of which could be read
        self._chosen = chosen
        self._seen: set[str] = set()
        self._unread: Counter[str | None] = Counter()  # parts that were given out
        self._sizes: dict[str, int] = {}
        self._read: dict[str | None, list[str | None]] = defaultdict(list)  # names in parcels under way

    def to_read(self, found: Iterable[Unread | Document]) -> Iterator[list[Part]]:
        """What has to be read, in chunks of whole parcels. A parcel that comes again is passed over."""
        chunk: list[Part] = []
        length = 0
        for parcel in _cut(found):
            key = self._key(parcel)
            if key is not None and self._is_done(key):
                continue
            self._unread[key] += len(parcel)
            if key is not None:
                self._sizes[key] = len(parcel)
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

    def came_back(self, parts: Iterable[Part], read: Iterable[PartRow] = ()) -> None:
        """Takes note of parts that have come back, with what became of them; nothing where they failed."""
        for key, name, could_be_read in read:
            if could_be_read:
                self._read[key].append(name)
        for key, _ in parts:
            self._unread[key] -= 1
            if not self._unread[key]:
                del self._unread[key]
                names = self._read.pop(key, [])
                if key is not None and len(names) == self._sizes.pop(key):
                    self.complete += (ParcelRow(key, name) for name in {*names} - {None} or {None})

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
