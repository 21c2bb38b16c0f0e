"""``report.toml`` beside ``report.html``: what a person knows of a saved page that the page does not say."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from warledger.intake.draft import Metadata
from warledger.records import Notice

SUFFIX = ".toml"
KEYS = ("outlet", "published", "url", "title", "author", "language")


def read_sidecar(path: Path) -> tuple[Metadata | None, list[Notice]]:
    """Return what the sidecar of a file says, None where there is no sidecar, and notices on what it says wrongly.

    Args:
        path: the document's file; its sidecar has the same name with the suffix ``.toml``.
    """
    sidecar = path.with_suffix(SUFFIX)
    if sidecar == path or not sidecar.is_file():
        return None, []
    try:
        table = tomllib.loads(sidecar.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return None, [Notice("broken_sidecar", f"{sidecar.name} is not read: {error}")]
    notices, values = [], {}
    for key, value in table.items():
        text = _as_text(value)
        if key not in KEYS:
            words = f"{sidecar.name}: unknown key {key!r}; there are {', '.join(KEYS)}"
            notices.append(Notice("unknown_sidecar_key", words))
        elif text is None:
            notices.append(Notice("broken_sidecar", f"{sidecar.name}: the value of {key!r} is no text"))
        else:
            values[key] = text
    return Metadata("sidecar", **values), notices


def _as_text(value: object) -> str | None:
    """Return a value as text; TOML has dates of its own, which are as good as their spelling."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str) and value.strip() else None
