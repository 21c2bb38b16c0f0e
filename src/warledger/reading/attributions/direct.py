"""Quotations → whose words they are: the cue beside a quotation, the one before it, or the speaker who goes on."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from warledger.reading.attributions.cues import cue_range
from warledger.reading.attributions.found import Found
from warledger.reading.attributions.phrases import is_nobody, phrase_range
from warledger.reading.attributions.quotations import Quotation
from warledger.reading.attributions.speakers import speaker_of
from warledger.reading.attributions.standing import is_unsaid
from warledger.reading.parse import Parse
from warledger.records import Range
from warledger.vocabulary.saying import CueClass, Saying

_REACH = 30
_SCARE_WORDS = 4
_PAUSE = 400
_NAMING = ("PROPN", "PRON", "NOUN")
_SENTENCE_END = re.compile(r"[.!?][\s”\"]")
_ENDS = frozenset(".!?")
# Frames that a quotation beside the same cue corrects: the quotation is what was said.
_WEAK = ("object", "prep", "infinitive")


def attach_quotations(
    parse: Parse, quotations: Sequence[Quotation], found: Iterable[Found], saying: Saying
) -> list[Found]:
    """Return the attributions with every quotation given to the one who says it.

    A quotation goes, in this order, to an attribution whose content already touches it, to a cue right behind it, to
    one right before it, or to the speaker of the quotation before it where that one goes on. A few quoted words in
    running text are nobody's ("scare quotes") where no cue of their sentence takes them.
    """
    page = _Page(parse, tuple(quotations), saying, [t.idx for t in parse.doc], list(found))
    page.by_head = {f.head: n for n, f in enumerate(page.found)}
    for quotation in quotations:
        if not parse.is_furniture(quotation.start, quotation.end):
            page.attach(quotation)
    return page.found


def merge(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order, overlapping and touching ones joined."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@dataclass(slots=True)
class _Page:
    """A document while its quotations are given away: the attributions so far, and who took the last quotation."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    saying: Saying
    starts: list[int]
    found: list[Found]
    by_head: dict[int, int] = field(default_factory=dict)
    last: int | None = None
    last_quotation: Quotation | None = None

    def attach(self, quotation: Quotation) -> None:
        """Give a quotation to its speaker, if it has one."""
        holder = self._holder(quotation)
        if holder is not None:
            self.found[holder] = self._without_speaker(self.found[holder], quotation)
            self._give(holder, quotation)
            return
        cue = self._cue_after(quotation) if self._could_end(quotation) else None
        cue = cue or self._cue_before(quotation)
        if cue is not None:
            self._add(_spoken(quotation, *cue), quotation)
        elif self.last is not None and self._goes_on(quotation):
            self._give(self.last, quotation)
        elif self._stands_alone(quotation):
            before = self._spoke_before(quotation)
            if before is not None:
                self._give(before, quotation)

    def _give(self, index: int, quotation: Quotation) -> None:
        old = self.found[index]
        self.found[index] = replace(old, content=merge((*old.content, (quotation.start, quotation.end))))
        self.last, self.last_quotation = index, quotation

    def _without_speaker(self, found: Found, quotation: Quotation) -> Found:
        """Take the speaker out of a content that swallowed it: between a quotation's end and the cue stands a name."""
        cue = self.parse.doc[found.head]
        swallowed = any(s < quotation.end < e <= cue.idx for s, e in found.content)
        if found.speaker is not None or not swallowed or not self._could_end(quotation):
            return found
        between = self.parse.doc[bisect_left(self.starts, quotation.end) : cue.i]
        first = next((t for t in between if not t.is_punct and not t.is_space), None)
        head = next((_noun_head(t) for t in between if t.pos_ in _NAMING), None)
        if head is None or first is None or not first.i <= head.i < cue.i:
            return found
        comma = next((t.i for t in between if t.i > head.i and t.text == ","), cue.i)
        span = (first.idx, self.starts[comma - 1] + len(self.parse.doc[comma - 1]))
        kept = tuple((s, min(e, quotation.end)) for s, e in found.content if s < quotation.end)
        return replace(found, speaker=head.i, speaker_range=span, content=kept, unnamed=False)

    def _add(self, found: Found, quotation: Quotation) -> None:
        """Take a new attribution, or give the quotation to the one that its cue has already."""
        if found.head in self.by_head:
            index = self.by_head[found.head]
            if self.found[index].how in _WEAK:
                self.found[index] = found
            self._give(index, quotation)
            return
        self.by_head[found.head] = len(self.found)
        self.found.append(found)
        self.last, self.last_quotation = len(self.found) - 1, quotation

    def _holder(self, quotation: Quotation) -> int | None:
        """Return the innermost attribution from outside the quotation whose content touches it."""
        best, size = None, 0
        for index, f in enumerate(self.found):
            at = self.starts[f.head]
            if quotation.start <= at < quotation.end or not _touch(f.content, quotation):
                continue
            width = sum(e - s for s, e in f.content)
            if best is None or width < size:
                best, size = index, width
        return best

    def _could_end(self, quotation: Quotation) -> bool:
        """A cue may stand behind a quotation that ends in a comma or a sentence's end, or before a comma."""
        inner = self.parse.text[quotation.start : quotation.end].rstrip("”\"'’ ")
        following = self.parse.text[quotation.end : quotation.end + 2].strip()[:1]
        return bool(inner) and (inner[-1] in ",.!?—–-…" or following in (",", "—", "–", "―"))

    def _cue_after(self, quotation: Quotation) -> tuple[Token, CueClass] | None:
        doc = self.parse.doc
        first = bisect_left(self.starts, quotation.end)
        for i in range(first, min(first + _REACH, len(doc))):
            token = doc[i]
            if "\n" in token.text or token.text in _ENDS or not self._outside(token):
                return None
            cue = self._quote_cue(token)
            if cue is not None:
                return token, cue
        return None

    def _cue_before(self, quotation: Quotation) -> tuple[Token, CueClass] | None:
        doc = self.parse.doc
        start = bisect_left(self.starts, quotation.start)
        introduced = self.parse.text[: quotation.start].rstrip().endswith(":")
        for i in range(start - 1, max(start - _REACH, -1), -1):
            token = doc[i]
            if ("\n" in token.text and not introduced) or token.text in _ENDS or not self._outside(token):
                return None
            cue = self._quote_cue(token)
            if cue is not None:
                return token, cue
        return None

    def _spoke_before(self, quotation: Quotation) -> int | None:
        """Return who spoke last in the same paragraph, whose words a quotation of its own then gives."""
        best, where = None, -1
        for index, f in enumerate(self.found):
            at = self.starts[f.head]
            if where < at < quotation.start and f.cue_class.voice and f.speaker is not None and f.how != "object":
                best, where = index, at
        if best is None or "\n\n" in self.parse.text[where : quotation.start]:
            return None
        return best if quotation.start - where < _PAUSE else None

    def _outside(self, token: Token) -> bool:
        return not any(q.start <= token.idx < q.end for q in self.quotations)

    def _quote_cue(self, token: Token) -> CueClass | None:
        if not token.tag_.startswith("VB") or is_unsaid(token) or any(c.dep_ == "neg" for c in token.children):
            return None
        senses = self.saying.verbs.get(token.lemma_, ())
        return next((sense.cue_class for sense in senses if "quote" in sense.frames), None)

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is a sentence of its own."""
        before = self.parse.text[: quotation.start].rstrip()[-1:]
        inner = self.parse.text[quotation.start : quotation.end].rstrip("”\"'’ ")[-1:]
        return (not before or before in ".!?\"”’'") and inner in ".!?…"

    def _goes_on(self, quotation: Quotation) -> bool:
        """Tell whether the speaker of the quotation before goes on with this one."""
        if self.last_quotation is None or not self._stands_alone(quotation):
            return False
        between = self.parse.text[self.last_quotation.end : quotation.start]
        if self.last_quotation.unclosed:
            return not between.strip()
        sentences = len(_SENTENCE_END.findall(between))
        return between.count("\n\n") <= 1 and len(between) < _PAUSE and sentences <= 1


def _touch(content: tuple[Range, ...], quotation: Quotation) -> bool:
    return any(s < quotation.end and quotation.start < e for s, e in content)


def _spoken(quotation: Quotation, cue: Token, cue_class: CueClass) -> Found:
    """Make the attribution of a quotation to the one whose cue stands beside it."""
    subject, speaker = speaker_of(cue, inverted=cue.idx > quotation.start)
    if subject is None or quotation.start <= subject.idx < quotation.end:
        subject = _neighbour(cue, quotation)
        subject = None if subject is not None and is_nobody(subject) else subject
        speaker = phrase_range(subject, cue) if subject is not None else None
    if speaker is not None and speaker[0] < quotation.end and quotation.start < speaker[1]:
        speaker = None
    return Found(
        cue.i,
        cue_range(cue),
        cue_class,
        subject.i if subject is not None and speaker is not None else None,
        speaker,
        (_with_lead(quotation, cue),),
        "quote",
        unnamed=speaker is None,
    )


def _with_lead(quotation: Quotation, cue: Token) -> Range:
    """Return the quotation with the reported clause that leads into it: "wrote that the road was "closed" today"."""
    doc = cue.doc
    lead = [t for t in doc[cue.i + 1 : min(cue.i + _REACH, len(doc))] if t.idx < quotation.start]
    that = next((t for t in lead if t.lower_ == "that"), None)
    if cue.idx > quotation.start or that is None or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in lead):
        return quotation.start, quotation.end
    end = that.sent.end_char
    end -= 1 if doc.text[end - 1] == "." else 0
    return that.idx, max(quotation.end, end) if end - quotation.end < _PAUSE else quotation.end


def _neighbour(cue: Token, quotation: Quotation) -> Token | None:
    """Return the name beside a cue that the parser left alone: between quotation and cue, else right after it."""
    doc = cue.doc
    for i in range(cue.i - 1, max(cue.i - 12, -1), -1):
        token = doc[i]
        if token.idx < quotation.end <= cue.idx or token.is_space:
            break
        if token.pos_ in _NAMING:
            return _noun_head(token)
    for i in range(cue.i + 1, min(cue.i + 6, len(doc))):
        token = doc[i]
        if token.is_space or token.text in _ENDS:
            break
        if token.pos_ in _NAMING:
            return _noun_head(token)
    return None


def _noun_head(token: Token) -> Token:
    while token.dep_ in ("compound", "nmod", "poss", "amod", "nummod") and token.head.pos_ in _NAMING:
        token = token.head
    return token
