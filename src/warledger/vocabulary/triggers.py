"""What deeds are called: frames and their trigger words (triggers.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.kinds import WEAPON_CLASSES, Kinds, kinds
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

TRIGGERS_FILE = "triggers.toml"
ROLES = ("directed", "mutual", "solo", "victim", "fall", "lose", "bare")
STATUSES = ("captured", "lost", "besieged", "contested", "held")
PLACES = ("object", "from")
CLASSES = ("place", "armed", "people", "weapon", "actor", "mob", "disaster")
GROUP_MARK = "="


@dataclass(frozen=True, slots=True)
class Frame:
    """A family of deeds: its kind (or group of rules), who does and suffers, and what it says of control and place."""

    name: str
    kind: str | None
    group: str | None
    roles: str
    control: str | None
    place: str | None
    weapon: str | None


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A verb with the dependents it must have, each a set of lemmas or of "{class}" marks."""

    frame: Frame
    verb: str
    needs: tuple[frozenset[str], ...]
    subject: str | None

    @property
    def strength(self) -> int:
        """How much the pattern asks, a word more than a class: the strongest match names the deed."""
        named = sum(not any(word.startswith("{") for word in need) for need in self.needs)
        return 4 * len(self.needs) + named + 2 * (self.subject is not None)


@dataclass(frozen=True, slots=True)
class NounPattern:
    """Lemmas in a row whose last is the deed's noun; a weak one needs a party, place or time of its own."""

    frame: Frame
    words: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Triggers:
    """Verb patterns by their verb, noun patterns by their first word; the strongest and longest first."""

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]


@cache
def triggers() -> Triggers:
    """Return the checked lexicon.

    Raises:
        VocabularyError: a frame has an unknown key, kind, role scheme or class.
    """
    table, known = load_table(TRIGGERS_FILE), kinds()
    frames: dict[str, Frame] = {}
    verbs: dict[str, list[VerbPattern]] = {}
    nouns: dict[str, list[NounPattern]] = {}
    for name, row in table.items():
        frame = frames[name] = _frame_of(name, row, known)
        where = f"{TRIGGERS_FILE} [{name}]"
        for text in words_of(row, "verbs", where):
            pattern = _verb_pattern(frame, text, where)
            verbs.setdefault(pattern.verb, []).append(pattern)
        for key in ("nouns", "weak_nouns"):
            for text in words_of(row, key, where):
                words = tuple(text.split())
                nouns.setdefault(words[0], []).append(NounPattern(frame, words, key == "weak_nouns"))
    for kind in known.kinds.values():
        if kind.frame not in frames:
            raise VocabularyError(f"{TRIGGERS_FILE}: no frame {kind.frame!r}, which the kind {kind.name!r} names")
    return Triggers(
        frames,
        {verb: tuple(sorted(rows, key=lambda p: -p.strength)) for verb, rows in verbs.items()},
        {first: tuple(sorted(rows, key=lambda p: -len(p.words))) for first, rows in nouns.items()},
    )


def _frame_of(name: str, row: Table, known: Kinds) -> Frame:
    where = f"{TRIGGERS_FILE} [{name}]"
    check_keys(row, ("control", "place", "weapon", "weak_nouns", "nouns", "verbs"), where, ("kind", "roles"))
    grouped = row["kind"].startswith(GROUP_MARK)
    kind = None if grouped else row["kind"]
    group = row["kind"].removeprefix(GROUP_MARK) if grouped else None
    for value, allowed in (
        (kind, known.kinds),
        (group, known.rules),
        (row["roles"], ROLES),
        (row.get("control"), STATUSES),
        (row.get("place"), PLACES),
        (row.get("weapon"), (*WEAPON_CLASSES, "none")),
    ):
        if value is not None and value not in allowed:
            raise VocabularyError(f"{where}: {value!r} is not known")
    return Frame(name, kind, group, row["roles"], row.get("control"), row.get("place"), row.get("weapon"))


def _verb_pattern(frame: Frame, text: str, where: str) -> VerbPattern:
    subject, *words = text.split() if text.startswith("<") else ("", *text.split())
    if not words or not words[0].replace("-", "").isalpha():
        raise VocabularyError(f"{where}: {text!r} has no verb")
    needs = tuple(frozenset(word.split("|")) for word in words[1:])
    marks = [word.strip("{}") for need in needs for word in need if word.startswith("{")]
    if subject:
        marks.append(subject.strip("<>"))
    unknown = sorted(set(marks) - set(CLASSES))
    if unknown:
        raise VocabularyError(f"{where}: {text!r} names the class {unknown[0]!r}, which is not known")
    return VerbPattern(frame, words[0], needs, subject.strip("<>") or None)
