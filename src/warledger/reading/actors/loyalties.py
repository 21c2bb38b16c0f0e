"""Words that mean one side or the other by who speaks: "the enemy", "the occupiers", "our forces".

In somebody's words the enemy is whom the speaker's side fights; in a report's own words, whom its outlet's side
fights, and where the outlet has none, whom the report itself gives ill names ("the Kyiv regime").
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.actors.draft import Draft, Identity, as_other, forces_of_side
from warledger.reading.actors.setting import Setting
from warledger.reading.actors.voices import Voices
from warledger.reading.parse import Parse
from warledger.vocabulary.conflicts import Side, are_opposed
from warledger.vocabulary.framing import load_framing
from warledger.vocabulary.naming import load_naming
from warledger.vocabulary.outlets import outlet_named


def with_friends_and_foes(parse: Parse, setting: Setting, drafts: Sequence[Draft], voices: Voices) -> list[Draft]:
    """Return the mentions with "our forces" and the enemy resolved, and further ones for "the enemy" and its like."""
    if setting.conflict is None:
        return list(drafts)
    reader = _Loyalties(parse, setting, drafts, voices)
    result = [reader.resolved(draft) for draft in drafts]
    return result + list(reader.enemies(result))


class _Loyalties:
    """Who is friend and who is foe in one document."""

    def __init__(self, parse: Parse, setting: Setting, drafts: Sequence[Draft], voices: Voices) -> None:
        self._parse, self._setting, self._voices = parse, setting, voices
        self._drafts = drafts
        self._weights = Counter(draft.side for draft in drafts if draft.side is not None)
        self._own = self._side_of_outlet()

    def resolved(self, draft: Draft) -> Draft:
        """Return "our forces" as the speaker's, and people under a word for the enemy as the speaker's foes."""
        if draft.side is not None or draft.form not in ("armed", "armed_one", "asset") or draft.id is not None:
            return draft
        token = self._parse.doc[draft.head]
        if any(c.dep_ == "poss" and c.lower_ in ("our", "ours") for c in token.children):
            side = self._side_at(token)
            return draft if side is None else as_other(draft, self._forces(side))
        words = self._parse.text[draft.start : draft.end].lower().split()
        if words[0] not in load_naming().foes and words[-1] not in load_naming().foes:
            return draft
        foe = self._foe_at(token)
        return draft if foe is None else as_other(draft, self._forces(foe))

    def enemies(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield a mention for each bare "enemy", "occupiers" of which the speaker's side tells who is meant."""
        taken = sorted((d.start, d.end) for d in drafts)
        foes = load_naming().foes
        for token in (token for sentence in self._parse.sentences for token in sentence):
            if token.lower_ not in foes or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if any(start <= token.idx < end for start, end in taken):
                continue
            foe = self._foe_at(token)
            if foe is not None:
                draft = Draft(token.idx, token.idx + len(token), token.i, "", "armed", plural=True)
                yield replace(as_other(draft, self._forces(foe)), noun=token.lower_)

    def _forces(self, slug: str) -> Identity:
        return forces_of_side(self._sides()[slug], self._setting)

    def _sides(self) -> dict[str, Side]:
        return dict(self._setting.conflict.sides) if self._setting.conflict is not None else {}

    def _is_interstate(self) -> bool:
        return self._setting.conflict is not None and self._setting.conflict.interstate

    def _side_at(self, token: Token) -> str | None:
        """Return the side in whose words a token stands."""
        at = self._parse.sentence_at(token.idx)
        speaker = self._voices.speaker_of(token, at) if at is not None else None
        side = self._own if speaker is None else speaker.side
        return side if side in self._sides() else None

    def _foe_at(self, token: Token) -> str | None:
        side = self._side_at(token)
        return None if side is None else self._most_named(self._opponents(side))

    def _opponents(self, side: str) -> list[str]:
        conflict = self._setting.conflict
        return [other for other in self._sides() if conflict and are_opposed(conflict.id, side, other)]

    def _most_named(self, sides: Sequence[str]) -> str | None:
        """Return the side that a report names most; if it names none, the only one, in a war of states a state."""
        named = [side for side in sides if self._weights[side]]
        if not named:
            likely = [s for s in sides if self._sides()[s].states] if self._is_interstate() else sides
            return likely[0] if len(likely) == 1 else None
        return max(named, key=lambda side: (self._weights[side], -sides.index(side)))

    def _side_of_outlet(self) -> str | None:
        """Return the side on which a report stands: its outlet's, else the one that fights whom it calls ill names."""
        outlet = outlet_named(self._parse.document.outlet or "")
        if outlet is not None and outlet.side in self._sides():
            return outlet.side
        tilt: Counter[str] = Counter(draft.side for draft in self._drafts if draft.side and self._is_ill(draft))
        if not tilt:
            return None
        foe = max(tilt, key=lambda side: (tilt[side], side))
        return self._most_named(self._opponents(foe)) if foe in self._sides() else None

    def _is_ill(self, draft: Draft) -> bool:
        """Tell whether the report's own words give somebody an ill name."""
        at = self._parse.sentence_at(draft.start)
        if at is None or not _speaks_ill(self._parse, draft):
            return False
        return self._voices.speaker_of(self._parse.doc[draft.head], at) is None


def _speaks_ill(parse: Parse, draft: Draft) -> bool:
    """Tell whether a mention holds an ill word for people, and not only a name."""
    lemmas = load_framing().lemmas
    span = parse.tokens(draft.start, draft.end)
    return any(
        term.names == "actor" and term.tone == "ill" for token in span for term in lemmas.get(token.lemma_.lower(), ())
    )
