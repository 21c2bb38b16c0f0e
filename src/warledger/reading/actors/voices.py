"""Whose words a token stands in: the speaker of its quotation, or of the reported clause around it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from warledger.reading.actors.draft import Draft
from warledger.reading.parse import Parse
from warledger.vocabulary.naming import load_naming

_QUOTATION = re.compile(r'[“"](?:[^“”"\n]|\n(?![ \t\r]*\n))*[”"]?')


class Voices:
    """The speakers among the mentions of one document."""

    def __init__(self, parse: Parse, drafts: Sequence[Draft]) -> None:
        """Index the mentions by sentence and by head."""
        self._parse = parse
        self._by_sentence: dict[int, list[Draft]] = {}
        self._by_head: dict[int, Draft] = {}
        for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
            self._by_head.setdefault(draft.head, draft)
            sentence = parse.sentence_at(draft.start)
            if sentence is not None:
                self._by_sentence.setdefault(sentence, []).append(draft)
        self._quoted = [match.span() for match in _QUOTATION.finditer(parse.text)]

    def is_quoted(self, offset: int) -> bool:
        """Tell whether a character stands between double quotation marks."""
        return any(start <= offset < end for start, end in self._quoted)

    def speaker_of(self, token: Token, sentence: int) -> Draft | None:
        """Return whose words a token stands in, None in the report's own."""
        if self.is_quoted(token.idx):
            return self.speaker_of_quotation(sentence)
        speech = load_naming().speech
        here = token
        while here.head.i != here.i:
            here = here.head
            if here.lemma_ not in speech:
                continue
            for child in here.children:
                if child.dep_ == "nsubj" and child.i != token.i and not child.is_ancestor(token):
                    return self._by_head.get(child.i)
        return None

    def speaker_of_quotation(self, sentence: int) -> Draft | None:
        """Return who says a quotation in a sentence: somebody in it, in the next ones or the one before.

        Speakers of the same paragraph come first.
        """
        near = (sentence, sentence + 1, sentence + 2, sentence - 1)
        speakers = [
            draft
            for index in near
            for draft in self._by_sentence.get(index, ())
            if not self.is_quoted(draft.start) and is_speaker(self._parse.doc[draft.head])
        ]
        here = self._parse.ranges[sentence]
        same = (d for d in speakers if "\n\n" not in self._between(here, d))
        return next(same, next(iter(speakers), None))

    def _between(self, sentence: tuple[int, int], draft: Draft) -> str:
        first, last = sorted(((sentence[0], sentence[1]), (draft.start, draft.end)))
        return self._parse.text[first[1] : last[0]]


def is_speaker(head: Token) -> bool:
    """Tell whether a word is the subject of a verb of speaking in the active voice."""
    while head.dep_ in ("appos", "conj") and head.head.i != head.i:
        head = head.head
    return head.dep_ == "nsubj" and head.head.lemma_ in load_naming().speech
