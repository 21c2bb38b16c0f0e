"""Names → mentions: known actors, persons with their titles, groups that no vocabulary knows, states that act."""

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.actors.draft import Draft, known_identity
from warledger.reading.actors.setting import KnownHit, Setting
from warledger.reading.actors.words import words_in
from warledger.reading.parse import Parse
from warledger.vocabulary.conflicts import Side
from warledger.vocabulary.naming import load_naming
from warledger.vocabulary.roles import load_roles
from warledger.vocabulary.states import load_states

_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_HOLDS = frozenset({"PERSON"})


def find_known(parse: Parse, setting: Setting) -> Iterator[Draft]:
    """Yield the mentions of known actors; a known person's mention includes the titles before the name."""
    for hit in setting.known:
        if parse.is_furniture(hit.start, hit.end) or parse.sentence_at(hit.start) is None:
            continue
        span = _without_article(parse.tokens(hit.start, hit.end))
        if not span or _is_other_person(span, hit) or _is_no_name(span, hit):
            continue
        who = known_identity(hit.actor, setting)
        form, start = "known", max(hit.start, span.start_char)
        if hit.actor.kind == "person":
            form, start = "person", with_titles(parse, span)
        plural = hit.actor.kind in ("rebel", "terrorist_group", "militia", "state_forces", "police")
        yield Draft(
            start, hit.end, span.root.i, who.name, form, who.id, who.kind, who.side, who.country, plural, hit.actor.role
        )


def find_persons(parse: Parse, setting: Setting, taken: Iterable[Draft]) -> list[Draft]:
    """Return the persons whom the language model finds and no vocabulary knows, and their short names later on."""
    covered = Covered(taken)
    found: list[Draft] = []
    often = Counter(entity.text for entity in parse.doc.ents if entity.label_ == "PERSON")
    for entity in parse.doc.ents:
        if entity.label_ == "PERSON" and not covered.touches(entity.start_char, entity.end_char):
            found += _person(parse, setting, entity, often=often[entity.text] > 1)
    return found


def find_groups(parse: Parse, taken: Iterable[Draft], setting: Setting) -> Iterator[Draft]:
    """Yield the organisations whom the language model finds and no vocabulary knows; kind by their head noun."""
    covered = Covered(taken)
    naming = load_naming()
    for entity in parse.doc.ents:
        if entity.label_ != "ORG" or parse.sentence_at(entity.start_char) is None:
            continue
        span = _without_article(entity)
        words = [token.lower_ for token in span]
        if any(hit.start <= span.start_char and span.end_char <= hit.end for hit in setting.states):
            continue
        if span and (span.root.pos_ == "ADJ" or _names_places(span, setting)):
            continue
        if not span or covered.touches(span.start_char, span.end_char) or not span[0].text[0].isupper():
            continue
        if "ministry" in (words[0], words[-1]):
            continue
        if words[-1] in naming.places or words[0] in naming.no_group or "".join(words) in naming.no_group:
            continue
        if span.root.i + 1 < len(parse.doc) and parse.doc[span.end - 1].i + 1 < len(parse.doc):
            after = parse.doc[span.end] if span.end < len(parse.doc) else None
            if after is not None and after.lower_ in naming.places:
                continue
        kind = naming.kind_of(words)
        if kind is None and not _acts(span.root):
            continue
        name = _clean(span.text)
        code = next((hit.code for hit in setting.states if span.start_char <= hit.start < span.end_char), None)
        side = None
        if kind in ("state", "state_forces", "police"):
            owner = code or (setting.home if not (setting.conflict and setting.conflict.interstate) else None)
            side, code = (None if owner is None else setting.side_of_state(owner)), owner
        elif kind in ("rebel", "militia"):
            found = setting.side_of_role("rebel")
            side = found.slug if isinstance(found, Side) else found
        yield Draft(
            span.start_char, span.end_char, span.root.i, name, "unknown", None, kind or "other", side, code, plural=True
        )


def find_states(parse: Parse, setting: Setting, taken: Iterable[Draft]) -> Iterator[Draft]:
    """Yield states that act, speak or own: "Russia deployed", "between Iran and Turkey", "Moscow said"."""
    covered = Covered(taken)
    naming = load_naming()
    for hit in setting.states:
        if parse.sentence_at(hit.start) is None or covered.touches(hit.start, hit.end):
            continue
        span = _without_article(parse.tokens(hit.start, hit.end))
        if not span or (hit.how == "adjective" and not _is_short_name(span)):
            continue
        root = span.root
        verb = _verb_of(root)
        acting = verb is not None or _is_owner(root) or _is_met(root)
        if hit.how == "metonym" and (verb is None or not (verb.lemma_ in naming.speech or _wages(verb))):
            continue
        if hit.how == "people" and root.pos_ == "ADJ":
            continue
        if not acting and hit.how != "people":
            continue
        state = load_states()[hit.code]
        side = setting.side_of_state(hit.code)
        if hit.how == "people" and (verb is None or verb.lemma_ not in naming.fighting or hit.code == "PS"):
            yield Draft(hit.start, hit.end, root.i, span.text, "people", None, "civilians", None, hit.code, plural=True)
            continue
        yield Draft(span.start_char, hit.end, root.i, state.name, "state", None, "state", side, hit.code, plural=False)


def _wages(verb: Token) -> bool:
    """Tell whether a verb's object is a deed of war: "Washington extended its airstrikes"."""
    deeds = load_roles().words["deeds"]
    return any(c.dep_ == "dobj" and c.lower_ in deeds for c in verb.children)


def _person(parse: Parse, setting: Setting, entity: Tokens, *, often: bool) -> Iterator[Draft]:
    span = _trim_person(entity)
    if not span or parse.sentence_at(span.start_char) is None or not all(t.text[0].isupper() for t in span[:1]):
        return
    naming = load_naming()
    if any(token.lower_ in naming.places for token in span) or before_place(parse, span):
        return
    start = with_titles(parse, span)
    titled = start < span.start_char
    root = span.root
    verb = _verb_of(root)
    speaks = verb is not None and (often or verb.lemma_ in naming.speech)
    described = any(child.dep_ == "appos" for child in root.children)
    if not (titled or speaks or described) and (len(span) < 2 or not _is_somebody(root)):
        return
    if any(hit.start < span.end_char and span.start_char < hit.end for hit in setting.states):
        return
    if _names_places(span, setting):
        return
    noun = next((token.lower_ for token in reversed(parse.tokens(start, span.start_char)) if _is_office(token)), None)
    yield Draft(
        start, span.end_char, root.i, _clean(span.text), "person", None, "person", noun=noun if titled else None
    )


def _is_office(token: Token) -> bool:
    head = load_roles().heads.get(token.lower_)
    return head is not None and head.form in ("office", "people", "armed_one")


def _trim_person(entity: Tokens) -> Tokens:
    """Return a person's name without titles before it and a possessive ending after it."""
    first, end = entity.start, entity.end
    heads = load_roles().heads
    titles = load_naming().titles
    doc = entity.doc
    while first < end and (doc[first].lower_.strip(".") in titles or doc[first].lower_ in heads or doc[first].is_space):
        first += 1
    while first < end and (doc[end - 1].text in ("'s", "’s", "'", "’") or not doc[end - 1].text[0].isalpha()):
        end -= 1
    return doc[first:end]


def with_titles(parse: Parse, span: Tokens) -> int:
    """Return where a person's mention begins: "Syrian President Bashar al-Assad", "UN spokeswoman …"."""
    doc, at, titled = parse.doc, span.start, span.start
    heads, titles = load_roles().heads, load_naming().titles
    while at > 0 and span.start - at < 8:
        token = doc[at - 1]
        lower = token.lower_.strip(".")
        if lower in titles or (lower in heads and heads[lower].form in ("office", "armed_one", "people")):
            at, titled = at - 1, at - 1
        elif token.text in ("'s", "’s", "'", "’") and at < span.start and doc[at - 2].pos_ == "PROPN":
            at, titled = at - 2, at - 2
        elif (
            token.pos_ in ("PROPN", "NOUN", "ADJ")
            and token.dep_ in ("compound", "amod", "nmod", "poss")
            and token.i < token.head.i < span.end
            and (token.ent_type_ not in ("DATE", "TIME"))
        ) or (token.text == "-" and not token.whitespace_ and titled < span.start):
            at -= 1
            titled = at if titled < span.start and token.text != "-" else titled
        else:
            break
    return doc[titled].idx if titled < span.start else span.start_char


def _is_other_person(span: Tokens, hit: KnownHit) -> bool:
    """Tell whether a known person's single name is here part of somebody else's ("Ali Saleh", "Asma Assad")."""
    if hit.actor.kind != "person" or (" " in hit.actor.name and len(span) > 2):
        return False
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    names = {word.key for word in words_in(" ".join((hit.actor.name, *hit.actor.aliases)))}
    if before is None or before.ent_type_ != "PERSON" or not before.text[:1].isupper():
        return False
    lower = before.lower_.strip(".")
    own = any(word.key in names for word in words_in(before.text))
    return lower not in load_naming().titles and lower not in load_roles().heads and not own and before.text != "-"


def _is_no_name(span: Tokens, hit: KnownHit) -> bool:
    """Tell whether a known name is an ordinary word here: a verb in capitals, a place called like a group."""
    if hit.end - hit.start <= 2 and span.root.pos_ in ("AUX", "VERB"):
        return True
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return hit.actor.kind == "person" and after is not None and after.lower_ in load_naming().places


def before_place(parse: Parse, span: Tokens) -> bool:
    """Tell whether a name stands before a word for a place ("Ramadan Street") and belongs to that."""
    after = parse.doc[span.end] if span.end < len(parse.doc) else None
    return after is not None and after.lower_ in load_naming().places


def _names_places(span: Tokens, setting: Setting) -> bool:
    """Tell whether a name consists of names of places."""
    return all(token.idx in setting.places for token in span if token.text[0].isupper() and token.lower_ != "al")


def _is_somebody(root: Token) -> bool:
    """Tell whether a name stands where persons stand: it acts, owns, is met or killed, or is done by."""
    if _verb_of(root) is not None or root.dep_ in ("appos", "poss"):
        return True
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    if root.dep_ == "dobj":
        return root.head.lemma_ in load_naming().to_persons
    return root.dep_ == "pobj" and root.head.lower_ in ("by", "with", "against", "for", "like", "including")


def _verb_of(token: Token) -> Token | None:
    """Return the verb whose subject or agent a token is, joined names included."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in _ACTS and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return token.head.head
    return None


def _is_short_name(span: Tokens) -> bool:
    """Tell whether letters that name a state or stand before a noun are the name here: "the US imposed"."""
    return span.text.isupper() and span.root.pos_ == "PROPN" and span.root.dep_ not in ("compound", "amod", "nmod")


def _is_met(token: Token) -> bool:
    """Tell whether a state has something done to it that states have done to them: "threatened Iran"."""
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in load_naming().to_states


def _is_owner(token: Token) -> bool:
    """Tell whether a state owns, or stands with or against somebody: "Russia's envoy", "between Russia and"."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "poss":
        return load_roles().heads.get(token.head.lower_) is not None or token.head.ent_type_ == "PERSON"
    return token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "between", "against", "among")


def _acts(token: Token) -> bool:
    """Tell whether a name does something, has it done to it by name, or names whose somebody is."""
    if _verb_of(token) is not None or _is_owner(token) or token.dep_ == "appos":
        return True
    return token.dep_ in ("compound", "nmod", "poss") and token.head.lower_ in load_roles().heads


def _without_article(span: Tokens) -> Tokens:
    while span and (span[0].pos_ in ("DET", "ADP", "ADV") or span[0].is_space):
        span = span[1:]
    while span and (span[-1].text in ("'s", "’s", "'", "’") or span[-1].is_space):
        span = span[:-1]
    return span


def _clean(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


class Covered:
    """Characters that mentions already cover."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._ranges = sorted((draft.start, draft.end) for draft in drafts)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a mention covers any of the characters [start, end)."""
        return any(begin < end and start < stop for begin, stop in self._ranges)
