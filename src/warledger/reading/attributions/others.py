"""Cues that are no verbs: "according to X", "reportedly", "X's claim that", "are confident that", "Army: …"."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.contents import tail_end, trimmed_range
from warledger.reading.attributions.found import Found, char_range, children
from warledger.reading.attributions.phrases import is_nobody, phrase_range, subject_of
from warledger.reading.parse import Parse
from warledger.records import Range
from warledger.vocabulary.saying import CueClass, Saying, saying

_LIGHT = frozenset(
    {
        "make", "issue", "release", "publish", "repeat", "express", "give", "voice", "have", "post", "raise", "file",
        "share", "offer", "air", "send", "deliver",
    }
)  # fmt: skip
_COLON = re.compile(r"(?P<name>[^\s:\"“”][^\n:\"“”.!?]{1,60}):[ \t]+(?P<rest>\S)")
_SIGNED = re.compile(r"[”\"][ \t]*(?P<cue>[―—–]|--)[ \t]*(?P<name>[A-Z][^\n.!?;“”\"]{2,80})")
_NAME_WORDS = 7
_CLAUSE_ROOTS = ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "acl", "pcomp", "xcomp")


def find_others(sentence: Tokens, words: Saying) -> Iterator[Found]:
    """Yield the attributions of a sentence that hang on no verb of saying."""
    for token in sentence:
        for found in _of_token(token, sentence, words):
            if found is not None:
                yield found


def _of_token(token: Token, sentence: Tokens, words: Saying) -> Iterator[Found | None]:
    word = token.lower_
    if word in words.adverbs:
        yield _adverb(token, words.adverbs[word])
    for phrase in _phrases_from(word):
        if _matches(token, phrase):
            yield _phrase(token, len(phrase), sentence, words.phrases[phrase])
    if token.pos_ in ("NOUN", "PROPN") and token.lemma_ in words.nouns:
        yield _headline_verb(token, words) or _noun(token, words.nouns[token.lemma_])
    if token.pos_ == "ADJ" and token.lemma_ in words.adjectives:
        yield _adjective(token, words.adjectives[token.lemma_])


@cache
def _phrases_from(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for phrase in saying().phrases if phrase[0] == word)


def _matches(token: Token, phrase: tuple[str, ...]) -> bool:
    words = token.doc[token.i : token.i + len(phrase)]
    return tuple(w.lower_ for w in words) == phrase


# ---------------------------------------------------------------- according to


def _phrase(token: Token, length: int, sentence: Tokens, cue_class: CueClass) -> Found | None:
    doc = token.doc
    last = doc[token.i + length - 1]
    name = next(iter(children(last, "pobj", "pcomp")), None)
    if name is None:
        name = next((t for t in doc[last.i + 1 : last.i + 8] if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    if name is None:
        return None
    speaker = phrase_range(name, last)
    cue = char_range(doc, token.i, last.i)
    if speaker is None or cue is None:
        return None
    content = _rest_of_clause(token, name, sentence)
    return Found(last.i, (cue,), cue_class, name.i, speaker, content, "phrase") if content else None


def _rest_of_clause(token: Token, name: Token, sentence: Tokens) -> tuple[Range, ...]:
    """Return the clause that a phrase comments on, without the phrase."""
    root = token.head
    while root.dep_ not in _CLAUSE_ROOTS and root.head != root:
        root = root.head
    speaker = phrase_range(name, token)
    words = token.doc.char_span(*speaker) if speaker else None
    end = words[-1].i if words else name.right_edge.i
    first, last = sentence.start, sentence.end - 1
    for other in sentence:
        if other.text == ";":
            first, last = (max(first, other.i + 1), last) if other.i < token.i else (first, min(last, other.i - 1))
    if root.dep_ == "relcl" and root.left_edge.i < token.i < root.i:
        # "the rebels, who, according to X, left": X tells the relative clause alone
        first, last = root.left_edge.i, root.right_edge.i
    if root.dep_ == "conj" and root.pos_ in ("VERB", "AUX") and children(root, "nsubj", "nsubjpass"):
        first = max(first, root.left_edge.i)
    parts = [trimmed_range(token, first, token.i - 1) if token.i > first else None]
    end = max([end, *(c.right_edge.i for c in name.rights if c.dep_ in ("relcl", "acl"))])
    parts.append(trimmed_range(token, end + 1, last) if end < last else None)
    return tuple(p for p in parts if p and p[1] - p[0] > 2)


# ---------------------------------------------------------------- reportedly


def _adverb(token: Token, cue_class: CueClass) -> Found | None:
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    first, last = clause.left_edge.i, clause.right_edge.i
    if clause.dep_ in ("acl", "relcl", "amod"):
        first = min(first, clause.i)
    parts = [trimmed_range(token, first, token.i - 1) if token.i > first else None]
    parts.append(trimmed_range(token, token.i + 1, last) if last > token.i else None)
    content = tuple(p for p in parts if p)
    cue = char_range(token.doc, token.i, token.i)
    if not content or cue is None:
        return None
    return Found(token.i, (cue,), cue_class, None, None, content, "adverb", unnamed=True)


# ---------------------------------------------------------------- nouns and adjectives


def _noun(noun: Token, cue_class: CueClass) -> Found | None:
    if _is_taken_up(noun):
        return None
    clause = next((c for c in children(noun, "acl", "ccomp", "relcl") if is_that_clause(c) and c.i > noun.i), None)
    clause = clause or _reported_deed(noun, cue_class)
    owner = owner_of(noun)
    if clause is None:
        return None
    content = trimmed_range(noun, clause.left_edge.i, clause.right_edge.i)
    cue = char_range(noun.doc, noun.i, noun.i)
    if content is None or cue is None:
        return None
    speaker = phrase_range(owner, noun) if owner is not None else None
    return Found(
        noun.i,
        (cue,),
        cue_class,
        owner.i if owner is not None else None,
        speaker,
        (content,),
        "noun",
        unnamed=owner is None,
    )


def _is_taken_up(noun: Token) -> bool:
    """Tell of "denied the claim that …": whoever denies it speaks, and not who claims it."""
    taking = saying().verbs.get(noun.head.lemma_, ()) if noun.dep_ == "dobj" else ()
    return any(sense.cue_class.name in ("deny", "confirm", "admit") for sense in taking) and owner_of(noun) is None


def _reported_deed(noun: Token, cue_class: CueClass) -> Token | None:
    """Find "there were reports of looting": the deed after "of" is what is said."""
    if noun.tag_ != "NNS" or cue_class.name not in ("report", "claim", "accuse"):
        return None
    of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
    return next(iter(children(of, "pobj", "pcomp")), None) if of is not None else None


def is_that_clause(clause: Token) -> bool:
    """Tell whether a clause is introduced by "that" or "whether" and has a subject of its own."""
    if clause.dep_ == "relcl":
        return False
    return any(m.lower_ in ("that", "whether") for m in children(clause, "mark")) and bool(
        children(clause, "nsubj", "nsubjpass", "expl", "csubj")
    )


def owner_of(noun: Token) -> Token | None:
    """Return whose statement it is: "the army's claim", "claims by residents", "issued a statement"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ != "whose":
            return child
    for prep in children(noun, "prep"):
        if prep.lower_ in ("by", "from", "among"):
            return next(iter(children(prep, "pobj")), None)
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_ in _LIGHT:
        subject = subject_of(noun.head)
        return None if subject is not None and is_nobody(subject) else subject
    return None


def _adjective(adjective: Token, cue_class: CueClass) -> Found | None:
    clause = next((c for c in children(adjective, "ccomp", "xcomp", "prep") if c.i > adjective.i), None)
    verb = adjective.head
    if clause is None or adjective.dep_ not in ("acomp", "oprd", "conj", "advcl", "amod"):
        return None
    if clause.dep_ == "prep" and clause.lower_ not in ("about", "of", "in", "at", "with"):
        return None
    subject = subject_of(verb) if adjective.dep_ == "acomp" else subject_of(adjective)
    if subject is None or is_nobody(subject):
        return None
    first = clause.i + 1 if clause.dep_ == "prep" else clause.left_edge.i
    content = trimmed_range(adjective, first, tail_end(adjective, clause))
    cue = char_range(adjective.doc, adjective.i, adjective.i)
    if content is None or cue is None:
        return None
    return Found(adjective.i, (cue,), cue_class, subject.i, phrase_range(subject, verb), (content,), "adjective")


def _headline_verb(noun: Token, words: Saying) -> Found | None:
    """Read "X claims to have …" where the tagger took the verb for a noun and the sentence has no other."""
    senses = words.verbs.get(noun.lemma_, ())
    clause = next((c for c in children(noun, "acl", "ccomp", "relcl") if c.i > noun.i), None)
    before = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "poss", "amod")]
    if noun.dep_ != "ROOT" or noun.tag_ != "NNS" or not senses or clause is None or not before:
        return None
    speaker = char_range(noun.doc, noun.left_edge.i, noun.i - 1)
    content = trimmed_range(noun, clause.left_edge.i, clause.right_edge.i)
    cue = char_range(noun.doc, noun.i, noun.i)
    if speaker is None or content is None or cue is None:
        return None
    return Found(noun.i, (cue,), senses[0].cue_class, noun.i - 1, speaker, (content,), "headline")


# ---------------------------------------------------------------- Army: all hills retaken


def find_colon(sentence: Tokens, text: str, cue_class: CueClass) -> Found | None:
    """Return the attribution of a headline or transcript that puts a name and a colon before what is said."""
    match = _COLON.match(text, sentence.start_char, sentence.end_char)
    if match is None or len(match["name"].split()) > _NAME_WORDS:
        return None
    if text[: sentence.start_char].strip() and not match["name"].isupper():
        return None
    name = [t for t in sentence if t.idx < match.end("name")]
    if any(t.pos_ in ("VERB", "AUX") or t.tag_ in ("CD", ",") for t in name) or not any(
        t.pos_ in ("PROPN", "NOUN") for t in name
    ):
        return None
    colon = match.end("name")
    end = _paragraph_end(text, sentence) if _is_transcript(match["name"], name) else sentence.end_char
    content = (match.start("rest"), end - 1 if text[end - 1] == "." else end)
    head = next(t for t in reversed(name) if t.pos_ in ("PROPN", "NOUN"))
    if content[0] >= content[1]:
        return None
    return Found(
        name[-1].i + 1, ((colon, colon + 1),), cue_class, head.i, (match.start("name"), colon), (content,), "colon"
    )


def _is_transcript(name: str, words: list[Token]) -> bool:
    """Tell whether a name before a colon is a speaker of a transcript, who goes on to the paragraph's end."""
    return name.isupper() or all(w.pos_ == "PROPN" for w in words if not w.is_punct)


def _paragraph_end(text: str, sentence: Tokens) -> int:
    end = text.find("\n", sentence.start_char)
    return max(len(text.rstrip()) if end < 0 else end, sentence.end_char)


def find_signed(parse: Parse, cue_class: CueClass) -> Iterator[Found]:
    """Yield the quotations that a dash and a name sign ("“…” ― Name, place")."""
    for match in _SIGNED.finditer(parse.text):
        name = [t for t in parse.tokens(match.start("name"), match.end("name")) if not t.is_space]
        opening = parse.text.rfind("\n", 0, match.start()) + 1
        heads = [t for t in name if t.pos_ == "PROPN"]
        comma = match["name"].find(",")
        end = match.start("name") + (comma if comma > 0 else len(match["name"].rstrip()))
        if not heads or any(t.pos_ in ("VERB", "AUX") for t in name) or end <= heads[0].idx:
            continue
        yield Found(
            parse.tokens(match.start("cue"), match.end("cue"))[0].i,
            ((match.start("cue"), match.end("cue")),),
            cue_class,
            heads[0].i,
            (match.start("name"), end),
            ((opening, match.start() + 1),),
            "signed",
        )
