"""Text of unknown origin, made safe to print."""

from __future__ import annotations


def visible(text: str) -> str:
    r"""``text`` on one line: white space as blanks, and whatever cannot be seen as its escape.

    Control characters could otherwise steer the terminal, and bidirectional ones reorder the line.

    >>> visible("5\u00a0%\n\x1b[31m of \u202e000,1")
    '5 % \\x1b[31m of \\u202e000,1'
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else " " if character.isspace() else _escape(character)
        for character in text
    )


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
