"""What a facts file may say, checked all at once: one model for YAML facts and CSV rows alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from factcheck.facts.fact import Source, Status

_SHOWN = 60  # characters of an offending text
_FEW = 20  # names that can be listed in a message

Location = tuple[str | int, ...]
Wrong = tuple[Location, str]  # where in an entry, and what is wrong there


def _day(text: object) -> date:
    try:
        if len(str(text)) == len("2025-01-28"):  # Python also reads 20250128 and 2025-W05
            return date.fromisoformat(str(text))
    except ValueError:
        pass
    raise ValueError("expected a date such as 2025-01-28")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\S{1,200}$")]
Day = Annotated[date, BeforeValidator(_day)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, content: Any) -> Any:
        """A known key without a value counts as left out; an unknown one is wrong all the same."""
        if not isinstance(content, dict) or None not in content.values():
            return content
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in content.items() if value is not None or key not in known}


class SubjectEntry(_Strict):
    """A subject of a YAML file."""

    name: Text
    aliases: list[Text] = []


class SourceEntry(_Strict):
    """Where a value can be read."""

    title: Text
    url: Text | None = None
    locator: Text | None = None
    retrieved: Day | None = None
    quote: Text | None = None

    def read(self) -> Source:
        """The source as the rest of the program knows it."""
        return Source(self.title, self.url, self.locator, self.retrieved, self.quote)


class _Sourced(_Strict):
    source: SourceEntry | None = None
    sources: list[SourceEntry] = []

    def all_sources(self) -> tuple[Source, ...]:
        """What stands under ``source`` or ``sources``."""
        return tuple(entry.read() for entry in ([self.source] if self.source else []) + self.sources)


class VariantEntry(_Sourced):
    """Another true number for the same event."""

    value: Text
    as_of: Day | None = None
    note: Text | None = None


class FactEntry(_Sourced):
    """One fact. ``valid_to`` is the last day on which the value holds."""

    id: Id
    subject: Text
    property_: Text = Field(alias="property")
    cues: list[Text] = []
    aliases: list[Text] = []
    value: Text
    unit: Text | None = None
    as_of: Day | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    status: Literal[Status] | None = None
    tolerance: Text | None = None
    variants: list[VariantEntry] = []
    formula: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> FactEntry:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(
                f"valid_to {self.valid_to} is before valid_from {self.valid_from}; "
                "valid_to is the last day on which the value holds"
            )
        return self

    @property
    def valid_until(self) -> date | None:
        """The day after ``valid_to``."""
        if self.valid_to in (None, date.max):
            return None
        return self.valid_to + timedelta(days=1)


Entry = TypeVar("Entry", bound=_Strict)


def validated(model: type[Entry], content: Any) -> Entry | list[Wrong]:
    """The entry, or everything that is wrong with it: where in it, and what to do."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        return [(each["loc"], _describe(each, model)) for each in error.errors(include_url=False)]


def _describe(error: ErrorDetails, model: type[BaseModel]) -> str:
    """What is wrong, with the offending text, what was expected and the nearest known name."""
    name = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "extra_forbidden":
            hint = suggestion(name, _fields_at(model, error["loc"][:-1]))
            return f"{shown(name)} is not known here; {hint}"
        case "missing":
            return f"{name} is missing"
        case "literal_error":
            known = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            return f"{name} {shown(error['input'])} is not known; {suggestion(str(error['input']), known)}"
        case "value_error":
            what = str(error["ctx"]["error"])
            return f"{name} {shown(error['input'])}: {what}" if name else what
        case "string_pattern_mismatch":
            return f"{name} {shown(error['input'])}: expected one word such as deepseek-v3.training-cost"
        case "list_type":
            return f"{name} {shown(error['input'])}: expected a list such as [a, b]"
        case "model_type" | "model_attributes_type":
            return f"{shown(error['input'])}: expected a mapping such as {{title: ..., url: ...}}"
        case "string_type":
            return f"{name}: expected text, not a list or mapping"
        case "string_too_short":
            return f"{name} is empty"
        case _:
            return f"{name} {shown(error['input'])}: {error['msg']}"


_INNER: dict[str, type[BaseModel]] = {
    "source": SourceEntry,
    "sources": SourceEntry,
    "variants": VariantEntry,
}


def _fields_at(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The keys that may stand at a place in an entry."""
    names = [part for part in location if isinstance(part, str)]
    fields = (_INNER[names[-1]] if names else model).model_fields
    return [field.alias or name for name, field in fields.items()]


def shown(text: object) -> str:
    """The offending text in quotes, cut short."""
    if not isinstance(text, str):
        return "a list or mapping"
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}…"'


def suggestion(name: str, known: Sequence[str]) -> str:
    """A hint at the known name that is spelt most like ``name``, or at all of them if few."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return f'did you mean "{found[0]}"?'
    return f"known are {', '.join(known)}" if len(known) <= _FEW else "no known name is spelt like it"
