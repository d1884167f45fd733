"""What the type of a field is made of: a model, a choice, a list of either."""

from __future__ import annotations

from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a type speaks of, wherever in it it stands."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)


def choices_in(annotation: Any) -> tuple[str, ...]:
    """The answers that can be chosen, one or several of them; empty where other words may stand too."""
    bare = bare_type(annotation)
    if get_origin(bare) is list:
        bare = bare_type(get_args(bare)[0])
    return tuple(str(option) for option in get_args(bare)) if get_origin(bare) is Literal else ()


def is_list(annotation: Any) -> bool:
    """Whether a field takes several answers."""
    return get_origin(bare_type(annotation)) is list


def bare_type(annotation: Any) -> Any:
    """A type without what is said about it, and without the None of an answer that may be left out."""
    if get_origin(annotation) is Annotated:
        return bare_type(get_args(annotation)[0])
    parts = [part for part in get_args(annotation) if part is not NoneType]
    if NoneType in get_args(annotation) and len(parts) == 1:
        return bare_type(parts[0])
    return annotation
