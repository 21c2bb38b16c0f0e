"""Whether the words around a deed speak of conflict.

"Attack", "campaign", "battle", "fire", "take over" and "deal" belong to sport, business and elections as well. A deed
is one of conflict where the words around it, or those that open the document, look like a report of conflict; the
weights of words are those of the first pass (`warledger.reading.relevance`).
"""

from bisect import bisect_left
from collections.abc import Sequence

from warledger.reading.claims.draft import Draft
from warledger.reading.relevance import score_of, words_of
from warledger.vocabulary.kinds import kinds


def in_conflict(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Return the drafts without those whose words only look like a deed of conflict.

    A deed with a toll stays, and so does one of a kind that other news tells, too, such as a flood.
    """
    if not drafts:
        return []
    limits = kinds().surroundings
    words = words_of(text)
    if score_of(frozenset(word for _, word in words[: limits.lead_words])) >= limits.least:
        return list(drafts)
    starts = [start for start, _ in words]

    def speaks(draft: Draft) -> bool:
        if draft.claim.tolls or draft.claim.sub_event_type in limits.anywhere:
            return True
        middle = bisect_left(starts, draft.claim.trigger[0])
        near = words[max(0, middle - limits.words // 2) : middle + limits.words // 2]
        return score_of(frozenset(word for _, word in near)) >= limits.least

    return [draft for draft in drafts if speaks(draft)]
