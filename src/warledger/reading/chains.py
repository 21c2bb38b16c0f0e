"""A clause → the chains of speakers on whose word it stands, from the outlet inwards."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from warledger.reading.actors.affiliation import find_affiliations
from warledger.reading.employers import affiliate_in, longest_name
from warledger.reading.mentions import actor_at
from warledger.records import Actor, Attribution, Document, Link, LinkStance, Range
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.saying import CueClass, Saying, saying

Chain = tuple[Link, ...]
MAX_CHAINS = 3
# A clause counts as said when at least this share of it lies in what somebody says.
_COVERED = 0.5
_BLOCK = 512
_PARTIES = frozenset({"state", "state_forces", "police", "rebel", "militia", "terrorist_group", "political"})
_BOTH = frozenset({"both", "two", "warring", "rival", "opposing"})
_PARTY_WORDS = frozenset({"sides", "parties", "armies", "militaries", "camps", "governments", "forces", "ministries"})
_SHORT = 4
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_NEGATION = re.compile(r"(?:\b(?:not|never|without|nor|neither)\b|n['’]t\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def chain_at(
    start: int, end: int, attributions: Sequence[Attribution], actors: Sequence[Actor], document: Document
) -> tuple[Chain, ...]:
    """Return the chains of speakers for the clause at [start, end), at most three; see `chain_finder`."""
    return chain_finder(attributions, actors, document)(start, end)


def chain_finder(
    attributions: Sequence[Attribution], actors: Sequence[Actor], document: Document
) -> Callable[[int, int], tuple[Chain, ...]]:
    """Return a function from a clause's range to its chains, for many clauses of one document.

    A chain begins with the outlet and ends with the speaker whose words hold the clause most closely. Coordinated
    speakers ("rebels and state media said") give a chain each. In the outlet's own words the chain is the outlet.
    """
    speakers = _Speakers(attributions, actors, document)

    @cache
    def find(start: int, end: int) -> tuple[Chain, ...]:
        outlet = Link(document.outlet, "reported", outlet=True)
        chains: list[Chain] = [(outlet,)]
        for index in _path(_innermost(start, end, speakers), attributions):
            links = speakers.links(index)
            chains = [_extended(chain, link) for chain in chains for link in links] if links else chains
        return tuple(dict.fromkeys(chains))[:MAX_CHAINS]

    return find


def origin_of(chain: Chain) -> str | None:
    """Return whose word a claim finally rests on: the innermost named speaker, the outlet in its own voice, or None.

    None where nobody's word is given: the innermost link is unnamed, or the outlet speaks and is not known.
    """
    innermost = chain[-1]
    return None if innermost.stance == "unnamed" else innermost.name


def _extended(chain: Chain, link: Link) -> Chain:
    """Add a link; the same speaker twice in a row is one link ("X confirmed the report: "…", X said")."""
    if chain[-1].name is not None and chain[-1].name == link.name:
        return chain
    if link.name is None and chain[-1].name is None and not chain[-1].outlet:
        return chain
    return (*chain, link)


def _path(innermost: int | None, attributions: Sequence[Attribution]) -> list[int]:
    """Return the attributions from the outermost to the innermost."""
    path: list[int] = []
    here = innermost
    while here is not None and here not in path:
        path.append(here)
        here = attributions[here].parent
    return path[::-1]


def _shared(start: int, end: int, ranges: Sequence[Range]) -> int:
    """Return how many characters of [start, end) the ranges hold."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in ranges)


def _innermost(start: int, end: int, speakers: "_Speakers") -> int | None:
    """Return the attribution with the smallest content that holds the clause, None in the outlet's own words."""
    best: int | None = None
    best_size = 0
    for index in speakers.heard_at(start, end):
        attribution = speakers.attributions[index]
        own = _shared(start, end, (*attribution.speaker, *attribution.cue))
        if _shared(start, end, attribution.content) < max(1, _COVERED * (end - start - own)):
            continue
        size = sum(e - s for s, e in attribution.content)
        deeper = best is not None and size == best_size and attribution.parent == best
        if best is None or size < best_size or deeper:
            best, best_size = index, size
    return best


def _by_block(attributions: Sequence[Attribution], is_voice: Sequence[bool]) -> dict[int, list[int]]:
    """Return which voices are heard in which block of characters, so that a clause need not ask all of them."""
    blocks: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        if is_voice[index] and attribution.content:
            first = min(start for start, _ in attribution.content) // _BLOCK
            last = max(end for _, end in attribution.content) // _BLOCK
            for block in range(first, last + 1):
                blocks.setdefault(block, []).append(index)
    return blocks


@dataclass(frozen=True, slots=True)
class _Voice:
    """What is known of a speaker in the whole document."""

    affiliation: str | None = None
    side: str | None = None


class _Speakers:
    """The speakers of one document, with what one mention tells of them for all the others."""

    def __init__(self, attributions: Sequence[Attribution], actors: Sequence[Actor], document: Document) -> None:
        self.attributions = attributions
        self.actors = actors
        self.text = document.text
        words = saying()
        self.is_voice = [_is_voice(a, self.text, words) for a in attributions]
        self._heard = _by_block(attributions, self.is_voice)
        self.known: dict[str, _Voice] = {}
        self.bosses = find_affiliations(self.text, actors)
        self.parties = _parties(actors)
        # The last group that spoke: "its spokeswoman" speaks for it.
        self.group: tuple[str | None, str | None] = (None, None)
        for attribution in attributions:
            for name, span in _parts(attribution):
                self._learn(name, span, words)

    def heard_at(self, start: int, end: int) -> list[int]:
        """Return the attributions with a voice whose content may hold some of [start, end), in order."""
        blocks = range(start // _BLOCK, end // _BLOCK + 1)
        return sorted({index for block in blocks for index in self._heard.get(block, ())})

    def _learn(self, name: str | None, span: Range, words: Saying) -> None:
        if name is None:
            return
        old = self.known.get(name, _Voice())
        affiliate = affiliate_in(self.text, span, name, words)
        affiliation, side = old.affiliation or self.bosses.get(name), old.side
        if affiliate is not None and self.text[slice(*affiliate)].lower() in _POSSESSIVES:
            # A boss known otherwise is not whatever group spoke last, and has not its side.
            affiliation, side = (affiliation, side) if affiliation else (self.group[0], side or self.group[1])
        elif affiliate is not None:
            index = actor_at(self.actors, *affiliate)
            named = self.actors[index].name if index is not None else longest_name(self.text[slice(*affiliate)])
            if affiliation is None or (affiliation.islower() and named is not None):
                affiliation = named
            side = side or (self.actors[index].side if index is not None else None)
        own = actor_at(self.actors, *span)
        if own is not None and self.actors[own].name == name:
            side = self.actors[own].side or side
        elif own is not None and affiliate is None and self._describes(name, own):
            side = side or self.actors[own].side
        self.known[name] = _Voice(affiliation if affiliation != name else None, side)
        if affiliate is None and (own is None or self.actors[own].kind != "person"):
            self.group = (name, side)

    def _describes(self, name: str, actor: int) -> bool:
        """Tell whether a description rests on an actor: "rebel officers", "the General Staff of the X Army"."""
        mention = self.actors[actor]
        return name[:1].islower() or self.text[mention.start : mention.end] in name

    def links(self, index: int) -> tuple[Link, ...]:
        """Return a link for each speaker of an attribution, none where the outlet itself only infers."""
        attribution = self.attributions[index]
        if not self.is_voice[index]:
            return ()
        if not attribution.speaker or attribution.speaker_name is None:
            return (Link(None, "unnamed"),) if attribution.stance == "unnamed" or attribution.speaker else ()
        parts = _parts(attribution)
        if len(parts) == 1 and self.parties and _means_both(attribution.speaker_name, attribution.speaker, self.text):
            span = parts[0][1]
            return tuple(self._party(party, span, attribution.stance) for party in self.parties)
        return tuple(self._link(name, span, attribution.stance) for name, span in parts if name)

    def _party(self, party: Actor, span: Range, stance: LinkStance) -> Link:
        return Link(party.name, stance, actor=party.id, side=party.side, start=span[0], end=span[1])

    def _link(self, name: str, span: Range, stance: LinkStance) -> Link:
        known = self.known.get(name, _Voice())
        own = actor_at(self.actors, *span)
        actor = self.actors[own].id if own is not None and self.actors[own].name == name else None
        return Link(
            name, stance, actor=actor, side=known.side, affiliation=known.affiliation, start=span[0], end=span[1]
        )


def _parties(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the two parties of whom a document tells: of each of two sides that fight, whom it names most.

    None where fewer than two sides that fight each other are named, or where a third that fights is named as often.
    """
    groups = [a for a in actors if a.side is not None and a.kind in _PARTIES]
    weights = Counter(a.side for a in groups).most_common()
    pairs = [(one, other) for one, other in combinations(weights, 2) if opposed(one[0], other[0])]
    if not pairs:
        return ()
    (first, _), (second, least) = pairs[0]
    if any(weight >= least for side, weight in weights if side not in (first, second) and opposed(side, first)):
        return ()
    names = [Counter(a.name for a in groups if a.side == side).most_common(1)[0][0] for side in (first, second)]
    return tuple(next(a for a in groups if a.name == name) for name in names)


def _means_both(name: str | None, spans: Sequence[Range], text: str) -> bool:
    """Tell whether a speaker is the two parties together: "both sides", "the two armies"."""
    words = text[slice(*spans[0])].lower().split() if spans else []
    together = bool(words) and (words[0] in _BOTH or (words[0] == "the" and words[1:2] != [] and words[1] in _BOTH))
    return together and len(words) <= _SHORT and words[-1] in _PARTY_WORDS and name is not None


def _parts(attribution: Attribution) -> list[tuple[str | None, Range]]:
    """Return the coordinated speakers, each with its range; one pair where there is one speaker."""
    if len(attribution.speaker) < 2 or attribution.speaker_name is None:
        return [(attribution.speaker_name, span) for span in attribution.speaker[:1]]
    names = attribution.speaker_name.split(" and ")
    if len(names) != len(attribution.speaker):
        return [(attribution.speaker_name, attribution.speaker[0])]
    return list(zip(names, attribution.speaker, strict=True))


def _is_voice(attribution: Attribution, text: str, words: Saying) -> bool:
    """Tell whether the content is the speaker's own word: not a wish, not an order, not something left unsaid.

    What only its weight makes an attribution asserts nothing.
    """
    if attribution.score is not None:
        return False
    cue = " ".join(text[s:e] for s, e in attribution.cue)
    if _NEGATION.search(cue) and attribution.stance != "denied":
        return False
    if any(lemma in words.declining_verbs for word in _WORD.findall(cue) for lemma in _lemma_candidates(word.lower())):
        return False
    classes = _classes_of(cue, words)
    return any(c.voice and c.name != "seem" for c in classes) if classes else True


@lru_cache(maxsize=4096)
def _lemma_candidates(word: str) -> tuple[str, ...]:
    stems = [word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            stems += [stem + r for r in replacements]
            stems += [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] else []
    return tuple(stems)


_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "knew": "know",
    "known": "know", "felt": "feel", "saw": "see", "seen": "see", "heard": "hear", "swore": "swear", "found": "find",
    "sought": "seek", "chose": "choose", "meant": "mean", "spoke": "speak", "understood": "understand",
}  # fmt: skip


def _classes_of(cue: str, words: Saying) -> list[CueClass]:
    """Return the classes of a cue by the last of its words that the vocabulary has."""
    for word in reversed([w.lower() for w in _WORD.findall(cue)]):
        if word in words.adverbs:
            return [words.adverbs[word]]
        for lemma in (_IRREGULAR.get(word, word), *_lemma_candidates(word)):
            if lemma in words.verbs:
                return [sense.cue_class for sense in words.verbs[lemma]]
            if lemma in words.nouns:
                return [words.nouns[lemma]]
            if lemma in words.adjectives:
                return [words.adjectives[lemma]]
    return []
