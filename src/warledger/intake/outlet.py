"""Which outlet printed a text that has no metadata: told from bylines, copyright lines, slogans, wire datelines."""

import re
from collections.abc import Callable, Sequence

from warledger.intake.dateline import Dateline
from warledger.intake.lines import lines_of
from warledger.intake.masthead import find_masthead
from warledger.records import Furniture
from warledger.vocabulary.outlets import Outlet, outlet_named, outlet_with_slogan

_AND_AGENCIES = re.compile(
    r"(?:By\s+)?(?P<name>.+?)\s*(?:and|&|with|/|,)\s*(?:news |other )?(?:agencies|wires?|afp|ap|reuters)\.?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d)?)?)?[\s,.]*(?:by\s+)?"
    r"(?P<name>[A-Z][\w'’&. -]{1,50}?)\s*(?:,?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?"
    r"(?:\s*[.,|–—-]\s*.*|\s+all rights.*)?",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?P<name>[A-Z][\w&.-]*(?: (?:[A-Z][\w&.-]*|of|the|and))*)['’]s? [A-Z]")
_NAME_SINCE = re.compile(
    r"(?P<name>[A-Z][\w'’& ]{2,40}?)\s*[|:–—-]\s*.{0,60}\b(?:since|est\.?|established|founded)\b.{0,12}", re.IGNORECASE
)
_SOURCE = re.compile(
    r"sources?\s*[:|]\s*(?P<name>.+?)\s*(?:(?:,|and|&|\+)\s*(?:news |other )?agencies)?\.?", re.IGNORECASE
)
_MAX_NAME_WORDS = 6
_GENERIC = frozenset({"the", "all", "news", "staff", "our", "agencies", "wire", "the author", "author"})


def outlet_of(text: str, furniture: Sequence[Furniture], datelines: Sequence[Dateline]) -> str | None:
    """Return the outlet that a text's own furniture names, None where it names none.

    The vocabulary's spelling is used where it knows the name; a name that it does not know is kept as printed.
    Signs are asked from the surest to the weakest: slogan, copyright line, "X and agencies", a line that is an
    outlet's name, a correspondent announced as the outlet's own, the masthead, the agency of a wire dateline, of a
    last bracket.
    """
    signs: tuple[tuple[str, Callable[[str], str | None]], ...] = (
        ("slogan", _by_slogan),
        ("footer", _by_copyright),
        ("byline", _by_agencies),
        ("byline", _by_own_line),
        ("promotion", _by_correspondent),
        ("credit", _by_source),
    )
    for kind, read in signs:
        for item in furniture:
            found = read(text[item.start : item.end]) if item.kind == kind else None
            if found is not None:
                return found
    masthead = find_masthead(lines_of(text), datelines)
    if masthead is not None:
        return masthead.name
    for dateline in datelines:
        if dateline.agency is not None and not _is_noise(dateline.agency):
            return _canonical(dateline.agency)
    return next((name for item in reversed(furniture) if (name := _by_credit(item, text)) is not None), None)


def _by_source(line: str) -> str | None:
    """Return the outlet of a line such as "Source: Al Jazeera and news agencies" where the vocabulary knows it."""
    match = _SOURCE.fullmatch(line)
    outlet = outlet_named(match["name"]) if match is not None else None
    return outlet.name if outlet is not None else None


def _by_slogan(line: str) -> str | None:
    outlet = outlet_with_slogan(line)
    if outlet is not None:
        return outlet.name
    named = _NAME_SINCE.fullmatch(line)
    return None if named is None or _is_noise(named["name"]) else _canonical(named["name"])


def _by_copyright(line: str) -> str | None:
    match = _COPYRIGHT.fullmatch(line)
    return None if match is None or _is_noise(match["name"]) else _canonical(match["name"])


def _by_agencies(line: str) -> str | None:
    match = _AND_AGENCIES.fullmatch(line)
    if match is None or _is_noise(match["name"]) or not match["name"][0].isupper():
        return None
    return _canonical(match["name"])


def _by_own_line(line: str) -> str | None:
    """Return the outlet whose name a line is; of several the first that is no wire agency."""
    parts = [part for part in re.split(r"\s*(?:/|,|\||&|\band\b|\bvia\b)\s*", line.strip(" .")) if part]
    known = [outlet for part in parts if (outlet := outlet_named(part)) is not None]
    chosen: Outlet | None = next((outlet for outlet in known if not outlet.wire), known[0] if known else None)
    return chosen.name if chosen is not None else None


def _by_correspondent(line: str) -> str | None:
    match = _POSSESSIVE.match(line)
    return None if match is None or _is_noise(match["name"]) else _canonical(match["name"])


def _by_credit(item: Furniture, text: str) -> str | None:
    """Return the agency that signs the report in its last bracket."""
    if item.kind != "credit":
        return None
    outlet = outlet_named(text[item.start : item.end].strip("[()] .-–—/"))
    return outlet.name if outlet is not None else None


def _canonical(name: str) -> str:
    outlet = outlet_named(name.strip())
    return outlet.name if outlet is not None else name.strip(" .,")


def _is_noise(name: str) -> bool:
    words = name.strip().casefold()
    return words in _GENERIC or words.startswith("all rights") or len(words.split()) > _MAX_NAME_WORDS
