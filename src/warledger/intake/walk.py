"""Paths → files in a fixed order: folders are walked through, what cannot be read becomes a notice."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warledger.errors import IntakeError
from warledger.intake.draft import Refused
from warledger.intake.sidecar import SUFFIX as SIDECAR_SUFFIX
from warledger.records import Notice

STDIN = "-"
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
JSON_SUFFIX = ".json"
TEXT_SUFFIXES = frozenset({".txt", ".md", ".text"})
_PAGE_PARTS = frozenset({".css", ".js", ".map", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".eot"})
_ABOUT = ("readme", "license", "licence", "copying", "makefile")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read. ``name`` is how messages call it."""

    path: Path
    name: str


def check_paths(paths: Sequence[str]) -> None:
    """Raise `IntakeError` where a path that the user named does not exist or is a sidecar."""
    for path in paths:
        if path == STDIN:
            continue
        if not os.path.lexists(path):
            raise IntakeError(f"{path}: no such file or folder; check the spelling")
        if Path(path).suffix == SIDECAR_SUFFIX and Path(path).is_file():
            raise IntakeError(f"{path}: a sidecar is no report; name the file that it stands beside")


def files_in(path: str) -> Iterator[Found | Refused]:
    """Yield a file, or the files of a folder and its folders in sorted order.

    Hidden files, sidecars, pages about the folder itself (README, LICENSE), the parts of saved pages (style sheets,
    ``page_files/``) are passed over: they are no reports. Links to folders are not followed, so that none is read
    twice or for ever; each becomes a notice.
    """
    root = Path(path)
    if not root.is_dir():
        yield Found(root, path)
        return
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Refused(str(folder), Notice("unreadable_input", f"the folder cannot be read: {_reason(error)}"))
            continue
        folders = []
        for entry in entries:
            if _is_passed_over(entry, entries):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.is_dir():
                words = "a link to a folder is not followed; name the folder itself"
                yield Refused(entry.path, Notice("link_not_followed", words))
            else:
                yield Found(Path(entry.path), entry.path)
        waiting += reversed(folders)


def read_bytes(found: Found, max_bytes: int) -> bytes | Refused:
    """Return a file's bytes, a refusal where it cannot be read or is larger than the limit."""
    refused = refusal_of(found)
    if refused is not None:
        return refused
    try:
        with found.path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        return unreadable(found.name, error)
    return oversized(found.name, max_bytes) if len(data) > max_bytes else data


def refusal_of(found: Found) -> Refused | None:
    """Return why something is not even opened: a pipe would be waited for without end, a broken link leads nowhere."""
    if found.path.is_file():
        return None
    words = "this is no regular file" if found.path.exists() else "the link leads nowhere"
    return Refused(found.name, Notice("unreadable_input", words))


def unreadable(name: str, error: OSError) -> Refused:
    """Return the refusal of a file that the system does not let be read."""
    return Refused(name, Notice("unreadable_input", f"the file cannot be read: {_reason(error)}"))


def oversized(name: str, max_bytes: int) -> Refused:
    """Return the refusal of an input that is larger than the limit."""
    words = f"larger than {max_bytes // 1_000_000} MB; a report is not: split it, or give it as JSON lines"
    return Refused(name, Notice("oversized_input", words))


def _is_passed_over(entry: os.DirEntry[str], entries: Sequence[os.DirEntry[str]]) -> bool:
    name, suffix = entry.name.lower(), Path(entry.name).suffix.lower()
    if name.startswith(".") or suffix == SIDECAR_SUFFIX or suffix in _PAGE_PARTS:
        return True
    if Path(name).stem in _ABOUT:
        return True
    page = entry.name.removesuffix("_files")
    siblings = {other.name for other in entries}
    return page != entry.name and any(page + end in siblings for end in (".html", ".htm"))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
