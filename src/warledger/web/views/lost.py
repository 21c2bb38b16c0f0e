"""The page where nothing is: what was looked for, and what may help."""

from dataclasses import dataclass

from warledger.publish.phrase import plain, shortened


@dataclass(frozen=True, slots=True)
class LostPage:
    """What was looked for; ``kind``: event, document or page."""

    title: str
    kind: str
    name: str


def lost_page(kind: str, name: str) -> LostPage:
    """Return the page that says that there is no such thing."""
    return LostPage(f"No such {kind}", kind, shortened(plain(name), 120))
