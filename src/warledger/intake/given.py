"""What a user says of all inputs of one call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What an option (or the Python API) says of every input: it wins over sidecar, metadata and text.

    ``published`` is ISO 8601 or any date that `dates.iso_of` reads. None means "not said".
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
