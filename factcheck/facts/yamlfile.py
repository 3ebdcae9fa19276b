"""YAML with places: every text, list and mapping knows its line and column.

Scalars stay text, for YAML would read ``012`` as 10, ``1:30`` as 90 and ``no`` as false. Anchors and
aliases are refused, because a file of a few lines can expand to gigabytes with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from factcheck.errors import InputError, Place
from factcheck.facts.schema import Location, shown

_DEEPEST = 12  # libyaml's time grows with the square of the depth, and PyYAML's stack overflows
_NOTHING = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a YAML file: text, a list, a mapping with the places of its keys, or nothing."""

    content: str | list[Node] | dict[str, Node] | None
    place: Place
    keys: dict[str, Place] | None = None

    def plain(self) -> Any:
        """The content without places."""
        if isinstance(self.content, list):
            return [node.plain() for node in self.content]
        if isinstance(self.content, dict):
            return {key: node.plain() for key, node in self.content.items()}
        return self.content

    def place_of(self, location: Location) -> Place:
        """Where the piece at ``location`` begins, its key if it has one; else the nearest piece around it."""
        node, place = self, self.place
        for part in location:
            if isinstance(node.content, dict) and part in node.content:
                node, place = node.content[str(part)], (node.keys or {})[str(part)]
            elif isinstance(node.content, list) and isinstance(part, int) and part < len(node.content):
                node = node.content[part]
                place = node.place
        return place


def read_yaml(text: str, source: str) -> Node:
    """The content of a YAML file. ``InputError`` where it is no YAML, or more than facts need."""
    reader = _Reader(text, source)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source, mark.line + 1, mark.column + 1) if mark else Place(source)
        raise InputError(f"is no YAML: {error.problem or error.context}", place) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(source, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise InputError("has a control character, which YAML does not allow", place) from None
    finally:
        reader.parser.dispose()


class _Reader:
    def __init__(self, text: str, source: str) -> None:
        self.parser = yaml.CSafeLoader(text)
        self.source = source

    def document(self) -> Node:
        self.parser.get_event()  # the start of the stream
        if self.parser.check_event(yaml.StreamEndEvent):
            return Node(None, Place(self.source, 1, 1))
        self.parser.get_event()  # the start of the document
        root = self.node(0)
        self.parser.get_event()
        if not self.parser.check_event(yaml.StreamEndEvent):
            place = self.place(self.parser.peek_event())
            raise InputError("a second document begins here; put all facts into one", place)
        return root

    def place(self, event: Any) -> Place:
        return Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)

    def node(self, depth: int) -> Node:
        event: Any = self.parser.get_event()
        place = self.place(event)
        if event.anchor is not None:
            raise InputError(f"anchors and aliases (&{event.anchor}, *{event.anchor}) are not allowed", place)
        if depth > _DEEPEST:
            raise InputError(f"is nested more than {_DEEPEST} deep", place)
        if isinstance(event, yaml.ScalarEvent):
            return Node(None if event.implicit[0] and event.value in _NOTHING else event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not self.parser.check_event(yaml.SequenceEndEvent):
                items.append(self.node(depth + 1))
            self.parser.get_event()
            return Node(items, place)
        return self.mapping(place, depth)

    def mapping(self, place: Place, depth: int) -> Node:
        content: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not self.parser.check_event(yaml.MappingEndEvent):
            key = self.node(depth + 1)
            if not isinstance(key.content, str):
                raise InputError("a key must be a word", key.place)
            if key.content in content:
                raise InputError(f"key {shown(key.content)} is there twice", key.place)
            content[key.content], keys[key.content] = self.node(depth + 1), key.place
        self.parser.get_event()
        return Node(content, place, keys)
