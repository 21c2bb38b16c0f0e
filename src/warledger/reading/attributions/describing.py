"""A speaker's noun phrase → a name: without article, titles and descriptions, and the person whom it names."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.vocabulary.saying import Saying

_GROUPS = ("ORG", "GPE", "NORP", "FAC", "LOC")
_BREAKS = (",", "(", "—", "–", "--", ";", ":")
_LOOSE = ("relcl", "acl", "advcl")


def clean_name(name: str, saying: Saying) -> str:
    """Return a name without titles before it and a possessive after it."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and words[0].lower().strip(".") in saying.titles:
        words = words[1:]
    return " ".join(words)


def description(phrase: Tokens, head: Token, saying: Saying) -> str | None:
    """Return a phrase as a name: without article, apposition, possessive mark and what follows a comma."""
    loose = min((c.left_edge.i for c in head.rights if c.dep_ in _LOOSE), default=phrase.end)
    words: list[Token] = []
    for token in phrase:
        if token.i > head.i and (token.text in _BREAKS or token.i >= loose):
            break
        words.append(token)
    while words and (words[0].lower_ in ("the", "a", "an") or words[0].is_punct or words[0].is_space):
        words = words[1:]
    while words and (words[-1].tag_ == "POS" or words[-1].is_punct or words[-1].is_space):
        words = words[:-1]
    if not words:
        return None
    # The span's own text: the document's would be put together anew for every speaker.
    text = " ".join(phrase.doc[words[0].i : words[-1].i + 1].text.split())
    titled = len(words) > 1 and words[1].text[:1].isupper()
    body = len(words) > 2 and words[0].tag_ in ("NNP", "NN") and words[0].lemma_.lower() not in saying.roles
    titled = titled or (body and words[1].lower_ in ("of", "for") and words[2].text[:1].isupper())
    return text[0].lower() + text[1:] if _is_common(words[0], saying) and not titled else text


def _is_common(word: Token, saying: Saying) -> bool:
    """Tell whether a word is written with a capital only because a sentence begins with it."""
    lower = word.lower_
    stem = lower.split("-")[0]
    known = saying.groups | saying.roles
    return (
        lower in known
        or lower.removesuffix("s") in known
        or word.lemma_.lower() in known
        or (stem in known and "-" in lower)
    )


def _entities_in(phrase: Tokens) -> list[Tokens]:
    """Return the named entities that lie whole in a phrase; spaCy's own look-up walks all of the document's."""
    doc, last = phrase.doc, phrase.end
    starts = [t.i for t in phrase if t.ent_iob_ == "B"]
    found = []
    for start in starts:
        end = start + 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
        if end <= last:
            found.append(Tokens(doc, start, end, label=doc[start].ent_type))
    return found


def person_in(phrase: Tokens, head: Token, saying: Saying) -> str | None:
    """Return the personal name that a phrase's head or its apposition is, None for groups and descriptions."""
    centres = [head, *(c for c in head.children if c.dep_ in ("appos", "nmod"))]
    entities = _entities_in(phrase)
    for ent in entities:
        if ent.label_ == "PERSON" and any(ent.start <= c.i < ent.end for c in centres):
            return clean_name(ent.text, saying)
    is_role = head.lemma_.lower() in saying.roles
    if is_role:
        for ent in entities:
            if ent.label_ == "PERSON" and ent.start > head.i and ent.root.dep_ in ("appos", "nsubj", "pobj", "conj"):
                return clean_name(ent.text, saying) if ent.root.head == head or ent.root.dep_ == "appos" else None
        named = next((t for t in phrase if t.dep_ == "appos" and t.pos_ == "PROPN" and _renames(t, head)), None)
        if named is not None:
            return clean_name(_capital_run(phrase, named), saying)
        return None
    if head.pos_ == "PROPN" and head.ent_type_ not in _GROUPS and _described_as_person(phrase, head, saying):
        name = clean_name(_capital_run(phrase, head), saying)
        # "General Staff" is no general: a title before a single word is part of another name.
        return name if " " in name or any(t.text in saying.roles for t in phrase) else None
    return None


def _renames(name: Token, role: Token) -> bool:
    """Tell whether a name in apposition names the role ("the mayor of Kharkiv, X") and not a group in its phrase."""
    return name.i > role.i + 1 and (name.head == role or name.head.pos_ == "PROPN")


def _described_as_person(phrase: Tokens, head: Token, saying: Saying) -> bool:
    return any(
        t.lower_ in saying.roles and (t.head == head or (t.dep_ == "appos" and t.head == head))
        for t in phrase
        if t != head
    )


def _capital_run(phrase: Tokens, head: Token) -> str:
    first = head.i
    while first > phrase.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return head.doc[first : head.i + 1].text
