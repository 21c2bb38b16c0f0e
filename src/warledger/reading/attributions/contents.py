"""How far what is said reaches: where a content begins, and where it ends."""

from spacy.tokens import Token

from warledger.reading.attributions.found import char_range, children
from warledger.reading.attributions.phrases import outer_cue
from warledger.records import Range
from warledger.vocabulary.saying import saying

_TAIL = ("prep", "advcl", "npadvmod", "advmod", "ccomp", "xcomp", "dobj", "oprd", "acomp", "dative", "agent", "pobj")
_CONTRASTS = frozenset({"while", "whereas", "although", "though", "but", "and", "as"})


def beginning(verb: Token, first: Token) -> int:
    """Return where the content begins; a clause without subject after "said on Tuesday" has lost it to the date."""
    start = max(first.left_edge.i, verb.i + 1)
    that = next((m for m in children(first, "mark") if m.lower_ == "that" and m.i > start), None)
    if that is not None and verb.doc[that.i - 1].text == ",":
        return that.i
    start = _behind_statement(verb, first, start)
    if first.dep_ != "ccomp" or children(first, "nsubj", "nsubjpass", "expl", "csubj", "mark"):
        return start
    dates = [t.i for t in verb.doc[verb.i + 1 : start] if t.ent_type_ in ("DATE", "TIME")]
    return dates[-1] + 1 if dates and dates[0] <= verb.i + 3 else start


def _behind_statement(verb: Token, first: Token, start: int) -> int:
    """Skip "in a statement" where the parser put it in front of the clause: it tells how X spoke."""
    opening = next((c for c in first.lefts if c.left_edge.i == start), None)
    if opening is None or opening.dep_ != "prep" or start != verb.i + 1:
        return start
    thing = next(iter(children(opening, "pobj")), None)
    words = saying()
    if thing is not None and (thing.lemma_ in words.documents or thing.lemma_ in words.nouns):
        return opening.right_edge.i + 1
    return start


def tail_end(verb: Token, first: Token) -> int:
    """Return the last token of what is said: the complement and what follows it loosely, up to the next cue."""
    last = before_next_speaker(verb, first.i, first.right_edge.i)
    if last < first.right_edge.i:
        return last
    for token in verb.doc[first.i + 1 : last + 1]:
        if token.tag_ == "VBG" and token.lemma_ in saying().verbs and outer_cue(token) == verb:
            return token.i - 2
    pending_comma = False
    for child in verb.rights:
        if child.left_edge.i <= last:
            continue
        if child.is_punct:
            pending_comma = child.text in (",", "—", "–", "-", "--")
            if not pending_comma and child.text not in ("“", "”", '"', "‘", "’", "(", ")"):
                break
            continue
        if child.dep_ not in _TAIL or (pending_comma and child.tag_ == "VBG"):
            break
        last = child.right_edge.i
    return _unbroken_end(verb, last) if first.dep_ == "ccomp" else last


def before_next_speaker(verb: Token, first: int, last: int) -> int:
    """Return the last token before another speaker takes over: "X said …, while Y said …", "… but Y said …"."""
    doc = verb.doc
    for i in range(first, last + 1):
        token = doc[i]
        if token.dep_ in ("appos", "npadvmod") and token.lemma_ in saying().nouns and children(token, "relcl"):
            return token.left_edge.i - 1
        if _is_silence(token):
            return _before_contrast(token)
        if token.dep_ not in ("conj", "advcl", "ccomp") or token == verb or not token.tag_.startswith("VB"):
            continue
        if not any("clause" in s.frames and s.cue_class.voice for s in saying().verbs.get(token.lemma_, ())):
            continue
        own = children(token, "nsubj")
        if not own or not children(token, "ccomp"):
            continue
        start = own[0].left_edge.i
        while start - 1 >= first and doc[start - 1].dep_ in ("mark", "cc", "punct"):
            start -= 1
        if any(t.lower_ in _CONTRASTS or t.text == ";" for t in doc[start : own[0].i + 1]):
            return start - 1
    return last


def behind_contrast(verb: Token) -> bool:
    """Tell whether a coordinated verb stands behind ", but"."""
    start = _before_contrast(verb) + 1
    return start > 1 and verb.doc[start].text == "," and any(t.lower_ == "but" for t in verb.doc[start : verb.i])


def _before_contrast(verb: Token) -> int:
    start = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "neg", "advmod"))])
    while start > 0 and verb.doc[start - 1].dep_ in ("cc", "punct"):
        start -= 1
    return start - 1


def _is_silence(verb: Token) -> bool:
    """Tell of ", but made no mention of X": that is the text's own word again, about who spoke."""
    if verb.dep_ != "conj" or not behind_contrast(verb):
        return False
    words = saying()
    nothing = any(
        thing.lower_ == "nothing" or any(c.lower_ == "no" for c in thing.children) for thing in children(verb, "dobj")
    )
    if verb.lemma_ in words.giving_verbs and nothing:
        return True
    return verb.lemma_ in words.silent_verbs and bool(children(verb, "neg"))


def behind_other_speaker(verb: Token, first: int) -> int:
    """Return where what is said before a cue begins: behind a semicolon whose first half has a speaker of its own."""
    doc = verb.doc
    for i in range(verb.i - 1, first, -1):
        if doc[i].text == ";":
            return i + 1 if any(_names_speaker(t) for t in doc[first:i]) else first
    return first


def _names_speaker(token: Token) -> bool:
    """Tell whether a token begins "according to", or is a verb of saying with a subject of its own."""
    words = saying()
    if any(
        phrase[0] == token.lower_ and tuple(t.lower_ for t in token.doc[token.i : token.i + len(phrase)]) == phrase
        for phrase in words.phrases
    ):
        return True
    senses = words.verbs.get(token.lemma_, ()) if token.tag_ in ("VBD", "VBZ", "VBP") else ()
    return any("clause" in s.frames and s.cue_class.voice for s in senses) and bool(children(token, "nsubj"))


def _unbroken_end(verb: Token, last: int) -> int:
    """Go on to the next comma or cue where the parser broke a clause off in the middle of its words."""
    end = verb.sent.end - 1
    if (
        last >= end
        or verb.doc[last + 1].dep_ in ("cc", "mark")
        or (verb.doc[last + 1].is_punct and verb.doc[last + 1].text != "-")
    ):
        return last
    conjuncts = [c.left_edge.i for c in verb.conjuncts if c.i > last]
    for i in range(last + 1, min([end + 1, *conjuncts])):
        if verb.doc[i].text in (",", ";", ":", ".", "—", "–", "--") or verb.doc[i].is_space or verb.doc[i].dep_ == "cc":
            break
        last = i
    return last


def trimmed_range(verb: Token, first: int, last: int) -> Range | None:
    """Return the characters of tokens without the punctuation around them that is not the speaker's."""
    doc = verb.doc
    while last > first and (doc[last].text in (".", ",", ";", ":", "—", "–", "--", "-", "―") or doc[last].is_space):
        last -= 1
    while first < last and (doc[first].text in (",", ";", ":", ".", "—", "–", "--", "-", "―") or doc[first].is_space):
        first += 1
    if first == last and (doc[first].is_punct or doc[first].is_space):
        return None
    return char_range(doc, first, last) if first <= last else None
