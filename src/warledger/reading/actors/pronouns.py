"""Pronouns → whom they stand for: "he", "they", "it", "we" in a quotation, "its" before an office.

A pronoun takes the identity of the best mention before it: near, a subject, of the right number. One that nobody fits
is no mention.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from warledger.reading.actors.affiliation import find_affiliations
from warledger.reading.actors.draft import Draft, Identity, as_other, forces_of_side, known_identity
from warledger.reading.actors.setting import Setting
from warledger.reading.actors.voices import Voices, is_speaker
from warledger.reading.parse import Parse
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.naming import load_naming
from warledger.vocabulary.roles import load_roles

_PERSON_PRONOUNS = frozenset({"he", "she", "him"})
_PLURAL_PRONOUNS = frozenset({"they", "them"})
_SPEAKER_PRONOUNS = frozenset({"we", "us", "i"})
_PRONOUNS = _PERSON_PRONOUNS | _PLURAL_PRONOUNS | _SPEAKER_PRONOUNS | {"it"}
_OWNERS = frozenset({"its", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENTENCES_BACK = 2


class Pronouns:
    """Resolves the pronouns of one document."""

    def __init__(self, parse: Parse, setting: Setting, drafts: Sequence[Draft]) -> None:
        """Index the mentions among which pronouns find whom they stand for."""
        self._parse, self._setting, self._drafts = parse, setting, drafts
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
            sentence = parse.sentence_at(draft.start)
            if sentence is not None:
                self._by_sentence.setdefault(sentence, []).append(draft)
        self._voices = Voices(parse, drafts)
        self._bosses = find_affiliations(parse.text, drafts)

    def owners(self) -> list[Draft]:
        """Return "its" and "their" before an office as mentions of whose office it is: "Its spokesman said"."""
        heads = load_roles().heads
        found: list[Draft] = []
        for index, sentence in enumerate(self._parse.sentences):
            for token in sentence:
                if token.lower_ not in _OWNERS or token.dep_ != "poss":
                    continue
                head = heads.get(token.head.lower_)
                if (head is None or head.form != "office") and token.head.lower_ not in load_naming().organs:
                    continue
                antecedent = self._antecedent(token, index, None)
                if antecedent is not None:
                    pronoun = Draft(token.idx, token.idx + len(token), token.i, "", "pronoun")
                    found.append(as_other(pronoun, antecedent))
        return found

    def find(self) -> Iterator[Draft]:
        """Yield the pronouns that stand for somebody, in order."""
        for index, sentence in enumerate(self._parse.sentences):
            for token in sentence:
                if token.pos_ != "PRON" or token.lower_ not in _PRONOUNS:
                    continue
                draft = self._resolve(token, index)
                if draft is not None:
                    self._by_sentence.setdefault(index, []).append(draft)
                    yield draft

    def _resolve(self, token: Token, sentence: int) -> Draft | None:
        pronoun = Draft(
            token.idx, token.idx + len(token), token.i, "", "pronoun", plural=token.lower_ in ("they", "we")
        )
        if token.lower_ in _SPEAKER_PRONOUNS:
            return self._speaker(token, pronoun, sentence)
        if token.lower_ == "it" and not _refers(token):
            return None
        speaker = self._voices.speaker_of_quotation(sentence) if self._voices.is_quoted(token.idx) else None
        antecedent = self._antecedent(token, sentence, speaker)
        return None if antecedent is None else as_other(pronoun, antecedent)

    def _speaker(self, token: Token, pronoun: Draft, sentence: int) -> Draft | None:
        """Return "we" in a quotation as the speaker's group, "I" as the speaker."""
        speaker = self._voices.speaker_of_quotation(sentence) if self._voices.is_quoted(token.idx) else None
        if speaker is None:
            return None
        if token.lower_ == "i" or speaker.kind != "person":
            return as_other(pronoun, speaker)
        group = self._group_of(speaker)
        return as_other(pronoun, speaker if group is None else group)

    def _group_of(self, speaker: Draft) -> Identity | Draft | None:
        boss = next((d for d in self._drafts if d.name == self._bosses.get(speaker.name)), None)
        if boss is not None:
            return boss
        known = load_actors().get(speaker.id or "")
        if known is not None and known.affiliation is not None:
            return known_identity(load_actors()[known.affiliation], self._setting)
        side = self._setting.conflict.sides.get(speaker.side) if self._setting.conflict and speaker.side else None
        return None if side is None else forces_of_side(side, self._setting)

    def _antecedent(self, token: Token, sentence: int, speaker: Draft | None) -> Draft | None:
        """Return the best mention before a pronoun: near, a subject, of the right number."""
        best: tuple[int, Draft] | None = None
        for back in range(_SENTENCES_BACK + 1):
            for draft in self._by_sentence.get(sentence - back, ()):
                if draft.start >= token.idx or not _agrees(token, draft, self._parse.doc[draft.head]):
                    continue
                if token.dep_ == "dobj" and back == 0 and self._parse.doc[draft.head].dep_ in _SUBJECTS:
                    continue
                if speaker is not None and self._is_bystander(token, draft):
                    continue
                if draft.form == "pronoun" and self._voices.is_quoted(draft.start) != self._voices.is_quoted(token.idx):
                    continue
                if speaker is not None and (draft.name == speaker.name or (draft.side and draft.side == speaker.side)):
                    continue
                score = self._salience(token, draft, back)
                if best is None or score >= best[0]:
                    best = score, draft
        return None if best is None else best[1]

    def _is_bystander(self, token: Token, draft: Draft) -> bool:
        """Tell of civilians named in passing: not they act in "Two children died. 'They fired on us,' he said."."""
        return token.dep_ == "nsubj" and draft.kind == "civilians" and self._parse.doc[draft.head].dep_ not in _SUBJECTS

    def _salience(self, token: Token, draft: Draft, back: int) -> int:
        head = self._parse.doc[draft.head]
        score = -4 * back
        if head.dep_ in _SUBJECTS:
            score += 2
        elif head.dep_ in ("compound", "amod", "poss", "nmod"):
            score -= 3
        if back == 0 and _governs(head, token):
            score += 3
        if is_speaker(token) and is_speaker(head):
            score += 4
        return score


def _agrees(token: Token, draft: Draft, head: Token) -> bool:
    lower = token.lower_
    if lower in _PERSON_PRONOUNS:
        return draft.kind == "person" and not draft.plural
    if draft.kind == "person" and not draft.plural:
        return False
    if lower in _PLURAL_PRONOUNS or lower == "their":
        return draft.plural and draft.form != "state"
    # "The army" stands for forces, which are many, and is still an "it".
    is_one = not draft.plural or draft.form in ("known", "unknown", "civil") or head.tag_ in ("NN", "NNP")
    return draft.kind not in ("person", "civilians") and is_one


def _refers(token: Token) -> bool:
    """Tell whether "it" may stand for somebody: a subject, and no empty one ("it was reported", "it is clear")."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    if token.dep_ == "nsubjpass" and any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        return False
    if verb.lemma_ in ("seem", "appear", "rain", "remain", "become", "take", "happen", "mean"):
        return False
    return verb.lemma_ != "be"


def _governs(subject: Token, token: Token) -> bool:
    """Tell whether a token stands in the clause that the verb of a subject governs ("the army said it …")."""
    return subject.dep_ in _SUBJECTS and subject.head.is_ancestor(token) and token.head.i != subject.head.i
