"""Document → who says what in it: every attribution, about war or not.

The steps: cues by syntax (`verbs`, `others`), quotations given to their speakers (`direct`), speakers named (`naming`),
nesting (`_parents`). See docs/decisions/0007-attribution.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from warledger.reading.attributions.attitudes import find_attitudes
from warledger.reading.attributions.citing import find_cited
from warledger.reading.attributions.direct import attach_quotations
from warledger.reading.attributions.found import Found
from warledger.reading.attributions.naming import Names, Speaker, full_names, same_quotation
from warledger.reading.attributions.others import find_colon, find_others, find_signed
from warledger.reading.attributions.pointing import find_pointing
from warledger.reading.attributions.quotations import Quotation, find_quotations
from warledger.reading.attributions.transcripts import find_turns, without_turns
from warledger.reading.attributions.verbs import find_verbs
from warledger.reading.attributions.weighing import weigh
from warledger.reading.parse import Parse
from warledger.records import Actor, Attribution
from warledger.vocabulary.saying import Saying, saying

# Inside a quotation only reported speech is an attribution of its own; "I think" is a turn of the quoted speech.
_INNER_CLASSES = frozenset({"say", "claim", "accuse", "deny", "confirm", "admit", "report", "announce", "warn"})
# "All invitees have confirmed that they will come" tells, inside somebody's words, what the invitees did.
_COMMITS = re.compile(r"(?:that\s+)?(?:they|he|she|it|we)(?:\s+will|\s+would|['’]ll)\b", re.IGNORECASE)
# A probability from which a candidate counts: one that no rule found, one that a rule found by a weak frame, and one by
# a frame of reported speech, which a chain of speakers in a war report needs more than politics needs its absence.
_KEEP_PROPOSED, _KEEP_WEAK, _KEEP_FIRM = 0.42, 0.4, 0.15
_FIRM = frozenset(
    {"clause", "fronted", "phrase", "parenthesis", "colon", "adverb", "seem", "passive-that", "passive-to"}
)
_UNNAMED_VOICES = frozenset({"say", "claim", "report", "believe", "accuse", "confirm"})


def find_attributions(parse: Parse, actors: Sequence[Actor]) -> tuple[Attribution, ...]:
    """Return every attribution of a document, in the order of their cues.

    Args:
        parse: the document's syntax.
        actors: the document's actor mentions; without them speakers are named from their own words.

    Returns:
        Attributions; `parent` indexes into the same tuple.
    """
    words = saying()
    found = sorted(find_cues(parse, words), key=lambda f: f.head)
    names = Names(parse, actors, words, full_names(parse, words))
    speakers = _identified(found, [names.name(f) for f in found])
    parents = _parents(parse, found)
    return tuple(_record(f, s, p) for f, s, p in zip(found, speakers, parents, strict=True))


def telling(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that rules found, without the attitudes that only their weights propose.

    Claims look at these: who supports or rejects a deed does not tell of it. Parents are indexed anew; a parent that is
    left out gives way to its own.
    """
    kept = [index for index, attribution in enumerate(attributions) if attribution.score is None]
    places = {index: place for place, index in enumerate(kept)}
    return tuple(replace(attributions[index], parent=_kept_parent(index, attributions, places)) for index in kept)


def _kept_parent(index: int, attributions: Sequence[Attribution], places: Mapping[int, int]) -> int | None:
    above = attributions[index].parent
    while above is not None and above not in places:
        above = attributions[above].parent
    return places[above] if above is not None else None


def find_cues(parse: Parse, words: Saying) -> list[Found]:
    """Return the attributions as they were found, before their speakers are named."""
    quotations = find_quotations(parse.text)
    candidates = find_candidates(parse, quotations, words)
    told = [f for f in candidates if not f.proposed]
    turns = find_turns(parse, words.classes["say"])
    heads = {f.head for f in turns}
    signed = find_signed(parse, words.classes["say"])
    kept = [*signed, *turns, *(f for f in weighed(candidates, told, parse, quotations) if f.head not in heads)]
    attached = attach_quotations(parse, without_turns(quotations, turns), kept, words)
    attached = [f for f in attached if f.how != "quote" or any(weighed([f], told, parse, quotations))]
    pointing = {f.head: f for f in find_pointing(parse, attached)}
    attached = [f for f in attached if f.head not in pointing]
    return [*attached, *pointing.values(), *find_cited(parse.doc, attached)]


def find_candidates(parse: Parse, quotations: Sequence[Quotation], words: Saying) -> list[Found]:
    """Return what rules found and what is proposed to `weighing`, in the order of the sentences."""
    found = (f for sentence in parse.sentences for f in _in_sentence(parse, sentence, words))
    return [f for f in (_clipped(parse, f, quotations) for f in found) if f is not None]


def weighed(
    candidates: Sequence[Found], told: Sequence[Found], parse: Parse, quotations: Sequence[Quotation]
) -> Iterator[Found]:
    """Yield the candidates that weigh enough, the proposed ones with their probability.

    Args:
        candidates: what was found.
        told: what rules found, for how deep a cue lies in other speech.
        parse: the document.
        quotations: its quotations.
    """
    for found in candidates:
        score = weigh(found, parse, quotations, depth_in(found, told, parse))
        if score >= _threshold(found, parse):
            yield replace(found, score=score) if found.proposed else found


def depth_in(found: Found, told: Sequence[Found], parse: Parse) -> int:
    """Return in how many contents of others a cue stands."""
    at = parse.doc[found.head].idx
    return sum(other.head != found.head and any(s <= at < e for s, e in other.content) for other in told)


def _threshold(found: Found, parse: Parse) -> float:
    if found.proposed:
        return _KEEP_PROPOSED
    if found.unnamed or found.cue_class.name == "quote":
        return 0.0
    is_firm = found.how in _FIRM or any(_has_number(parse, *content) for content in found.content)
    return _KEEP_FIRM if found.cue_class.voice and is_firm else _KEEP_WEAK


def _has_number(parse: Parse, start: int, end: int) -> bool:
    """Tell whether a content counts something: "the monitor counted 12 dead soldiers" is seldom told in politics."""
    return any(token.like_num for token in parse.tokens(start, end))


def _in_sentence(parse: Parse, sentence: Tokens, words: Saying) -> list[Found]:
    found = [*find_verbs(sentence, words), *find_others(sentence, words)]
    if not any(f.how in ("clause", "fronted") and not f.proposed for f in found):
        colon = find_colon(sentence, parse.text, words.classes["say"])
        found += [colon] if colon else []
    return [*found, *find_attitudes(sentence, words, {f.head for f in found})]


def _clipped(parse: Parse, found: Found, quotations: Sequence[Quotation]) -> Found | None:
    """Keep what is said inside a quotation inside it; weigh what may be a mere turn of speech."""
    at = parse.doc[found.head].idx
    around = next((q for q in quotations if q.start <= at < q.end), None)
    if around is None:
        return found
    content = tuple(
        (max(s, around.start), min(e, around.end)) for s, e in found.content if s < around.end and around.start < e
    )
    if not content:
        return None
    turn = found.cue_class.name not in _INNER_CLASSES or found.speaker is None
    turn = turn or (found.cue_class.name == "confirm" and _COMMITS.match(parse.text, content[0][0]) is not None)
    turn = turn or (found.speaker is not None and parse.doc[found.speaker].lower_ in ("i", "we", "you"))
    return replace(found, content=content, proposed=found.proposed or turn)


def _identified(found: Sequence[Found], speakers: list[Speaker]) -> list[Speaker]:
    """Give a description the name of the person to whom the same quotation is given right after."""
    for index, (f, speaker) in enumerate(zip(found, speakers, strict=True)):
        for later in range(index + 1, min(index + 3, len(found))):
            other = speakers[later]
            if found[later].how == "cited":
                continue
            if not (speaker.person and other.person and speaker.name and other.name) or speaker.name == other.name:
                continue
            if speaker.name[:1].islower() and same_quotation((f.content, found[later].content)):
                speakers[index] = replace(other, ranges=speaker.ranges)
                break
    return speakers


def _parents(parse: Parse, found: Sequence[Found]) -> list[int | None]:
    """Return for each attribution the index of the smallest one whose content holds its cue."""
    sizes = [sum(e - s for s, e in f.content) for f in found]
    cited = {index: f for index, f in enumerate(found) if f.how == "cited"}
    order = sorted(range(len(found)), key=lambda n: (sizes[n], n))
    parents: list[int | None] = []
    for index, f in enumerate(found):
        if index in cited:
            citing = (n for n in range(len(found)) if n not in cited and found[n].content == f.content)
            parents.append(next(citing, None))
            continue
        at = parse.doc[f.head].idx
        holders = (n for n in order if sizes[n] > sizes[index] and any(s <= at < e for s, e in found[n].content))
        parents.append(next(holders, None))
    return parents


def _record(found: Found, speaker: Speaker, parent: int | None) -> Attribution:
    nobody = speaker.hearsay or (found.unnamed and found.cue_class.name in _UNNAMED_VOICES)
    return Attribution(
        speaker=speaker.ranges,
        cue=found.cue,
        content=found.content,
        speaker_name=speaker.name,
        stance="unnamed" if nobody or found.cue_class.name == "seem" else found.cue_class.stance,
        hedged=found.cue_class.hedged or nobody,
        parent=parent,
        speaker_actor=speaker.actor,
        score=round(found.score, 3) if found.score is not None else None,
    )
