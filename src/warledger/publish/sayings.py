"""Passages → sayings: what an origin says in its own words, each statement quoted once, the rest only cited."""

from collections.abc import Iterable, Mapping

from warledger.publish.page import Citation, Saying
from warledger.publish.sameness import is_same, letters
from warledger.publish.testimony import Testimony
from warledger.records import Stance
from warledger.vocabulary.publishing import publishing


def sayings_of(
    cited: Mapping[Citation, Stance],
    testimony: Testimony,
    *,
    headline: str = "",
    said_in: Stance = "asserted",
    most: int | None = None,
) -> tuple[Saying, ...]:
    """Return passages as sayings, what is plainly said first, up to the cap; the rest is cited without its words.

    Passages that lie inside another are left to it; the same words in several documents are one saying. The one that
    the headline stands in comes first and gets no words, nor does one too short to say anything by itself.

    Args:
        cited: passages, each with the stance of the claim that it makes.
        testimony: the readings.
        headline: the line above.
        said_in: the stance that the verb before the sayings tells; a saying of another stance is marked.
        most: so many sayings at most, the one that the headline stands in counted; as the page has it if not given.
    """
    by_words: dict[tuple[str, Stance], list[Citation]] = {}
    for one in outermost(cited):
        by_words.setdefault((letters(testimony.clause(one)), cited[one]), []).append(one)
    groups = [tuple(group[: testimony.caps["voices"]]) for group in by_words.values()]
    alone = [group for group in groups if is_same(headline, testimony.clause(group[0]))][:1]
    others = [group for group in groups if group not in alone]
    ordered = sorted(others, key=lambda group: (cited[group[0]] != said_in, group[0] not in testimony.telling))
    worth = [group for group in ordered if _is_worth_words(group[0], testimony)] or ([] if alone else ordered)
    kept = sorted(worth[: max(0, (most or testimony.caps["sayings"]) - len(alone))])
    shown = [Saying(f"{_mark(cited[group[0]], said_in)}{testimony.words(group[0], 'saying')}", group) for group in kept]
    rest = tuple(one for group in ordered if group not in kept for one in group)[: testimony.caps["voices"]]
    if alone and not shown:
        return (Saying("", (*alone[0], *rest)),)
    more = (Saying("also", rest),) if rest else ()
    return (*(Saying("", group) for group in alone), *shown, *more)


def outermost(citations: Iterable[Citation]) -> list[Citation]:
    """Return passages in the order of the text, without those that lie inside another."""
    kept: list[Citation] = []
    for cited in sorted(set(citations), key=lambda one: (one.document, one.start, -one.end)):
        if not kept or kept[-1].document != cited.document or cited.end > kept[-1].end:
            kept.append(cited)
    return kept


def _is_worth_words(cited: Citation, testimony: Testimony) -> bool:
    """Tell whether a passage says something when quoted alone: it counts people, says who holds what, or is long."""
    return cited in testimony.telling or testimony.clause(cited).count(" ") >= publishing().caps["quote_words"] - 1


def _mark(stance: Stance, said_in: Stance) -> str:
    """Return what a quotation must not be shown without: that its speaker denies, doubts or only plans it."""
    if stance == said_in:
        return ""
    return f"{publishing().stances[stance].lower()}: " if stance != "asserted" else "says: "
