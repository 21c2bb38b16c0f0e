"""Quotations → whose words they are: the cue beside a quotation, the one before it, or the speaker who goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.attributions.found import Found
from warledger.reading.attributions.phrases import is_nobody, phrase_range
from warledger.reading.attributions.quotations import Quotation
from warledger.reading.attributions.verbs import cue_range, speaker_of
from warledger.reading.parse import Parse
from warledger.records import Range
from warledger.vocabulary.saying import CueClass, Saying

_AFTER = 30
_BEFORE = 30
_SCARE_WORDS = 4
_COLON_NAME = 12
_NAMING = ("PROPN", "PRON", "NOUN")
_ENDS = frozenset(".!?")


def attach_quotations(
    parse: Parse, quotations: Sequence[Quotation], found: Iterable[Found], saying: Saying
) -> list[Found]:
    """Return the attributions with every quotation given to the one who says it.

    A quotation goes, in this order, to an attribution whose content already touches it, to a cue right behind it, to
    one right before it, or to the speaker of the quotation before it where that one goes on. A few quoted words in
    running text are nobody's ("scare quotes") where no cue of their sentence takes them.
    """
    attached = _Attached(list(found))
    for quotation in quotations:
        if parse.is_furniture(quotation.start, quotation.end):
            continue
        _attach(parse, quotation, quotations, attached, saying)
    return attached.found


class _Attached:
    """The attributions so far, by cue, and which one took the last quotation."""

    def __init__(self, found: list[Found]) -> None:
        self.found = found
        self.by_head = {f.head: n for n, f in enumerate(found)}
        self.last: int | None = None
        self.last_end = 0
        self.last_unclosed = False

    def give(self, index: int, quotation: Quotation) -> None:
        """Add a quotation to an attribution's content."""
        old = self.found[index]
        self.found[index] = replace(old, content=merge((*old.content, (quotation.start, quotation.end))))
        self.take(index, quotation)

    def take(self, index: int, quotation: Quotation) -> None:
        """Remember that an attribution holds the last quotation."""
        self.last, self.last_end, self.last_unclosed = index, quotation.end, quotation.unclosed

    def add(self, found: Found, quotation: Quotation) -> None:
        """Take a new attribution, or give the quotation to the one that its cue has already."""
        if found.head in self.by_head:
            index = self.by_head[found.head]
            old = self.found[index]
            if old.how in ("object", "prep", "infinitive") and not _touch(old.content, quotation):
                self.found[index] = found
                self.take(index, quotation)
            else:
                self.give(index, quotation)
            return
        self.by_head[found.head] = len(self.found)
        self.found.append(found)
        self.take(len(self.found) - 1, quotation)


def merge(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order, overlapping and touching ones joined."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _touch(content: tuple[Range, ...], quotation: Quotation) -> bool:
    return any(s < quotation.end and quotation.start < e for s, e in content)


def _attach(
    parse: Parse, quotation: Quotation, quotations: Sequence[Quotation], attached: _Attached, saying: Saying
) -> None:
    holder = _holder(parse, quotation, attached.found)
    if holder is not None:
        attached.give(holder, quotation)
        return
    words = parse.tokens(quotation.start, quotation.end)
    weighty = len([w for w in words if not w.is_punct]) > _SCARE_WORDS
    cue = _cue_after(parse, quotation, quotations, saying) if _could_end(parse, quotation) else None
    cue = cue or _cue_before(parse, quotation, quotations, saying)
    if cue is not None:
        made = _make(quotation, *cue)
        attached.add(made, quotation)
    elif (
        attached.last is not None
        and (weighty or _stands_alone(parse, quotation))
        and _goes_on(parse, quotation, attached)
    ):
        attached.give(attached.last, quotation)


def _holder(parse: Parse, quotation: Quotation, found: Sequence[Found]) -> int | None:
    """Return the innermost attribution from outside the quotation whose content touches it."""
    best, size = None, 0
    for index, f in enumerate(found):
        at = parse.doc[f.head].idx
        if quotation.start <= at < quotation.end or not _touch(f.content, quotation):
            continue
        width = sum(e - s for s, e in f.content)
        if best is None or width < size:
            best, size = index, width
    return best


def _could_end(parse: Parse, quotation: Quotation) -> bool:
    """A cue may stand behind a quotation that ends in a comma or a sentence's end, or before a comma."""
    inner = parse.text[quotation.start : quotation.end].rstrip("”\"'’ ")
    following = parse.text[quotation.end : quotation.end + 2]
    return bool(inner) and (inner[-1] in ",.!?—–-…" or following[:1] in ",—–" or following.strip()[:1] in "—–―")


def _outside(token: Token, quotations: Sequence[Quotation]) -> bool:
    return not any(q.start <= token.idx < q.end for q in quotations)


def _cue_after(
    parse: Parse, quotation: Quotation, quotations: Sequence[Quotation], saying: Saying
) -> tuple[Token, CueClass] | None:
    doc = parse.doc
    first = _next_token(parse, quotation.end)
    for i in range(first, min(first + _AFTER, len(doc))):
        token = doc[i]
        if "\n" in token.text or not _outside(token, quotations):
            return None
        if token.text in _ENDS or (token.is_sent_start and i > first and doc[i - 1].text in _ENDS):
            return None
        cue = _quote_cue(token, saying)
        if cue is not None:
            return token, cue
    return None


def _cue_before(
    parse: Parse, quotation: Quotation, quotations: Sequence[Quotation], saying: Saying
) -> tuple[Token, CueClass] | None:
    doc = parse.doc
    start = _next_token(parse, quotation.start)
    leading = _introduced(parse, quotation)
    for i in range(start - 1, max(start - _BEFORE, -1), -1):
        token = doc[i]
        if "\n" in token.text and not leading:
            return None
        if not _outside(token, quotations) or token.text in _ENDS:
            return None
        cue = _quote_cue(token, saying)
        if cue is not None:
            return token, cue
    return None


def _introduced(parse: Parse, quotation: Quotation) -> bool:
    """Tell whether a colon stands before the quotation, also at the end of the paragraph before."""
    return parse.text[: quotation.start].rstrip().endswith(":")


def _quote_cue(token: Token, saying: Saying) -> CueClass | None:
    if not token.tag_.startswith("VB"):
        return None
    for sense in saying.verbs.get(token.lemma_, ()):
        if "quote" in sense.frames:
            return sense.cue_class
    return None


def _next_token(parse: Parse, offset: int) -> int:
    words = parse.tokens(offset, min(offset + 1, len(parse.text)))
    if len(words) == 0:
        return len(parse.doc)
    return words[0].i if words[0].idx >= offset else words[0].i + 1


def _make(quotation: Quotation, cue: Token, cue_class: CueClass) -> Found:
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
        subject.i if subject is not None else None,
        speaker,
        ((quotation.start, quotation.end),),
        "quote",
        unnamed=subject is None,
    )


def _neighbour(cue: Token, quotation: Quotation) -> Token | None:
    """Return the name beside a cue that the parser left alone: between quotation and cue, else right after it."""
    doc = cue.doc
    for i in range(cue.i - 1, max(cue.i - 12, -1), -1):
        token = doc[i]
        if token.idx < quotation.end <= token.idx + len(token) or token.idx < quotation.end < cue.idx or token.is_space:
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


def _stands_alone(parse: Parse, quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence of its own."""
    before = parse.text[: quotation.start].rstrip()[-1:]
    inner = parse.text[quotation.start : quotation.end].rstrip("”\"'’ ")[-1:]
    return (not before or before in ".!?\"”’'") and inner in ".!?…"


def _goes_on(parse: Parse, quotation: Quotation, attached: _Attached) -> bool:
    """Tell whether the speaker of the quotation before goes on with this one."""
    between = parse.text[attached.last_end : quotation.start]
    if not _stands_alone(parse, quotation):
        return False
    if attached.last_unclosed:
        return between.strip() == ""
    return between.count("\n\n") <= 1 and len(between) < 400
