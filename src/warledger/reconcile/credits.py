"""Whose words a page prints: the news agency that it credits in a dateline, a byline, its title or its last line.

An outlet that prints an agency's report under the agency's name speaks with the agency's voice. Photo credits and
agencies that the text quotes are no credits.
"""

import re
from functools import cache

from warledger.records import Document
from warledger.vocabulary.outlets import Outlet, outlet_named, outlets

_HEAD, _TAIL = 400, 160
_TITLE_REACH = 60
_SITE = re.compile(r"\s[-–—|]\s")
_FEWEST_LETTERS = 3
_NO_CREDIT = r"(?!['’]?s?\s+(?i:photo|archive|file|video|report|said|says|correspondent|photograph|journalist))"


@cache
def agency_of(text: str, title: str | None, author: str | None, outlet: str | None) -> str | None:
    """Return the canonical name of the one agency that a page credits with its text, None where it credits none.

    A page that names several ("with AFP and Reuters") was put together by its own outlet.

    Args:
        text: the page's text.
        title: its headline; an agency's name right behind it is a byline.
        author: what the page says of its author.
        outlet: who published it; an agency's own page credits nobody else.
    """
    found = _by_author(author) or _by_dateline(text) or _by_title(text, title) or _by_last_words(text)
    own = outlet_named(outlet) if outlet is not None else None
    if len(found) != 1 or (own is not None and own in found):
        return None
    return next(iter(found)).name


def agency_of_document(document: Document) -> str | None:
    """Return the agency that a document credits with its text, None where it credits none."""
    return agency_of(document.text, document.title, document.author, document.outlet)


def _by_author(author: str | None) -> set[Outlet]:
    return set() if author is None else {_agency(match[0]) for match in _names().finditer(author)}


def _by_dateline(text: str) -> set[Outlet]:
    """Find "BEIRUT (Reuters) - " and "MOSCOW, October 18 (RIA Novosti)" near the head."""
    found = _dateline().search(text, 0, _HEAD)
    return {_agency(found["agency"])} if found is not None else set()


def _by_title(text: str, title: str | None) -> set[Outlet]:
    """Find the agency's name right behind the headline."""
    headline = _SITE.split(title, maxsplit=1)[0] if title else ""
    at = text.find(headline, 0, len(headline) + _TITLE_REACH) if headline else -1
    found = _behind_title().match(text, at + len(headline)) if at >= 0 else None
    return {_agency(found["agency"])} if found is not None else set()


def _by_last_words(text: str) -> set[Outlet]:
    """Find "--AFP", "Source: SANA" and "(with AFP and Reuters)" at the end."""
    end = text.rstrip()[-_TAIL:]
    joint = _with_agencies().search(end)
    if joint is not None:
        return {_agency(match[0]) for match in _names().finditer(joint[0])}
    last = _last().search(end)
    return {_agency(last["agency"])} if last is not None else set()


@cache
def _spelled() -> dict[str, Outlet]:
    """Return the agencies by each spelling that is clear in a credit; all in capitals too."""
    found: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in outlet.clear_names if outlet.wire else ():
            if len(name) >= _FEWEST_LETTERS or outlet.id in _SHORTEST:
                found.setdefault(name, outlet)
                found.setdefault(name.upper(), outlet)
    return found


_SHORTEST = frozenset({"ap"})
"""Agencies whose two letters are a credit of their own."""


def _agency(spelled: str) -> Outlet:
    return _spelled()[spelled]


@cache
def _any_name() -> str:
    return "|".join(re.escape(name) for name in sorted(_spelled(), key=lambda name: (-len(name), name)))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_name()})(?!\w)")


@cache
def _dateline() -> re.Pattern[str]:
    place = r"(?:[A-Z]{3,}|[A-Z][\w'’-]+(?:[ /][A-Z][\w'’-]+)?,?)[^.()\n]{0,30}"
    return re.compile(rf"(?:^|[\s.])(?:{place})\((?P<agency>{_any_name()})\)\s*(?:[-–—:]|(?=[A-Z]))")


@cache
def _behind_title() -> re.Pattern[str]:
    return re.compile(rf"[\s.,|–—-]*(?:By\s+|Source:\s*)?(?P<agency>{_any_name()}){_NO_CREDIT}(?=\s|,|$)")


@cache
def _last() -> re.Pattern[str]:
    opened = r"(?:[-–—/|(\[]\s*|\bSources?:\s*|\bAgenc(?:y|ies):\s*|\n\s*)"
    return re.compile(rf"{opened}(?P<agency>{_any_name()})\s*[)\]/.]*$")


@cache
def _with_agencies() -> re.Pattern[str]:
    names = rf"(?:{_any_name()}|agencies)"
    return re.compile(
        rf"[(\[–—-]\s*(?:[Ww]ith|[Ff]rom|[Ss]ources?:?)?\s*{names}(?:(?:,| and| &|, and)\s*{names})+\s*[)\]]?"
    )
