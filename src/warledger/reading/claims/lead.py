"""What the net says of a document's first sentences: what the whole is about, and which word tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Span, Token

from warledger.reading.claims.find import Trigger
from warledger.reading.claims.grammar import ancestors, is_verb
from warledger.reading.nets.kinds import NONE, Judged, judge
from warledger.reading.parse import Parse
from warledger.vocabulary.kinds import kinds
from warledger.vocabulary.triggers import triggers

OF_GROUND = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
"""Who took the ground tells these two apart; where the parties' classes are known, no net does."""

_NO_DEED = "Other"
"""The event type of words, aid and crime: of these the lexicon knows enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """A document's first sentences as the net judges them: [start, end) in the document, the number of sentences."""

    judged: Judged
    start: int
    end: int
    sentences: int

    def of_words(self, start: int, end: int) -> dict[str, float]:
        """Return how likely the words within a range of the document tell each kind; nothing outside the lead."""
        return self.judged.of_words(start - self.start, end - self.start)

    def points_at(self, start: int, end: int) -> float:
        """Return how likely the document's event is told by the words within a range of the document."""
        return self.judged.points_at(start - self.start, end - self.start)


def lead_of(parse: Parse) -> Lead | None:
    """Return what the net says of a document's lead, None where it has no sentences."""
    if not parse.ranges:
        return None
    start, end, count = parse.ranges[0][0], parse.ranges[0][1], 1
    for first, last in parse.ranges[1:]:
        if last - start > kinds().net.lead_characters or parse.is_furniture(end, first):
            break
        end, count = last, count + 1
    return Lead(judge(parse.text[start:end]), start, end, count)


def pointed_trigger(sentence: Span, found: Sequence[Trigger], lead: Lead) -> Trigger | None:
    """Return a trigger for the word that the net points at, where the lexicon finds none there.

    Args:
        sentence: a sentence of the lead.
        found: the triggers that the lexicon finds in it.
        lead: what the net says.
    """
    head = max(sentence, key=lambda token: lead.points_at(token.idx, token.idx + len(token)))
    start, end = head.idx, head.idx + len(head)
    if not _may_tell(head) or lead.points_at(start, end) < kinds().net.pointed or _is_known(head, found):
        return None
    told = lead.of_words(start, end)
    kind = max(told, key=lambda name: (told[name], name), default=NONE)
    if told.get(kind, 0.0) < kinds().net.new_trigger or kind == NONE or kinds().kinds[kind].event_type == _NO_DEED:
        return None
    frame = replace(triggers().frames[kinds().kinds[kind].frame], kind=kind, group=None, control=None)
    return Trigger(head, (head,), frame, nominal=not is_verb(head))


def _may_tell(token: Token) -> bool:
    return (is_verb(token) or token.pos_ == "NOUN") and token.dep_ not in ("aux", "auxpass")


def _is_known(token: Token, found: Sequence[Trigger]) -> bool:
    """Tell whether a word belongs to a deed that is found already: its verb, its object, what "refrained from" it."""
    above = {t.i for t in islice(ancestors(token), 2)} | {token.i}
    return any(
        near.i in above or any(t.i == token.i for t in islice(ancestors(near), 3))
        for trigger in found
        for near in trigger.tokens
    )
