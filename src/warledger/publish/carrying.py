"""Outlets with the independent origins that they carry → the section that shows how few stand behind how many."""

from collections.abc import Iterable

from warledger.publish.origins import Origin, independent_origins, origin_name
from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import counted, listed, plain
from warledger.publish.testimony import Testimony
from warledger.vocabulary.publishing import publishing

_CITES = 2


def count_words(outlets: int, origins: Iterable[Origin], most: int) -> str:
    """Return outlets against origins in the words of an analyst: "7 outlets, 2 independent origins: …"."""
    names = [origin.words for origin in origins]
    told = f": {listed(names, most)}" if names else ""
    return f"{counted(outlets, 'outlet')}, {counted(len(names), 'independent origin')}{told}"


def carrying(claim_ids: Iterable[str], testimony: Testimony) -> Section | None:
    """Return a line for each outlet: which independent origins it carries, with passages; None where none is known.

    Args:
        claim_ids: of the happenings told.
        testimony: the readings.
    """
    told: dict[str, dict[str, list[str]]] = {}
    documents: dict[str, set[str]] = {}
    for claim_id in claim_ids:
        known = testimony.claims.get(claim_id)
        if known is None:
            continue
        outlet = plain(known[0].document.outlet or known[0].document.id)
        documents.setdefault(outlet, set()).add(known[0].document.id)
        name = origin_name(claim_id, testimony)
        told.setdefault(outlet, {}).setdefault(name or "", []).append(claim_id)
    ranked = sorted(told, key=lambda outlet: (-len(documents[outlet]), outlet))
    cap = testimony.caps["section"]
    lines = tuple(_line(outlet, len(documents[outlet]), told[outlet], testimony) for outlet in ranked[:cap])
    if not lines:
        return None
    title = publishing().sections["outlets"]
    return Section("outlets", title, (Group(None, lines),), len(ranked) - len(lines), "warledger documents")


def _line(outlet: str, documents: int, told: dict[str, list[str]], testimony: Testimony) -> Line:
    origins = independent_origins((claim for claims in told.values() for claim in claims), testimony)
    cap = publishing().caps["origins"]
    voices = [
        Voice("itself" if origin.name == outlet else origin.words, (Saying("", _cites(told[origin.name], testimony)),))
        for origin in origins[:cap]
        if origin.name in told
    ]
    if len(origins) > cap:
        voices.append(Voice(f"{len(origins) - cap} more"))
    if "" in told:
        voices.append(Voice("nobody named", (Saying("", _cites(told[""], testimony)),)))
    return Line(f"{outlet}, {counted(documents, 'document')}", None, (), tuple(voices), is_inline=True)


def _cites(claims: list[str], testimony: Testimony) -> tuple[Citation, ...]:
    return testimony.cite_all(claims)[:_CITES]
