"""plain.txt → sentences: every line spelled out a few times, its choices taken in turn from a fixed seed."""

import re
from pathlib import Path

import numpy as np

from sentences import Sentence

FILE = Path(__file__).parent / "plain.txt"
SPELLED = 4
SEED = 1917
SLOTS = {
    "$A": ["the army", "government forces", "soldiers", "security forces", "troops", "Syrian government forces",
           "the Afghan special forces", "police", "the Ukrainian military", "Iraqi paramilitary troops",
           "Turkish forces"],
    "$R": ["rebels", "militants", "insurgents", "the Taliban", "Al Shabaab fighters", "the terrorists", "Houthi forces",
           "opposition fighters", "Boko Haram militants", "Kurdish fighters", "separatists", "Islamist militants"],
    "$G": ["gunmen", "armed men", "unidentified gunmen", "militants", "suspected jihadists", "attackers", "bandits"],
    "$P": ["Goma", "Idlib", "Diyala province", "Puntland", "Aleppo", "Kashmir", "northern Hama", "Bosaso", "Mosul",
           "the Lake Chad region", "Donetsk", "Kabul", "the Gaza Strip", "Maiduguri", "Baluchistan province"],
    "$D": ["on Monday", "on Friday", "on Tuesday night", "late on Thursday", "early Wednesday", "Saturday", "yesterday",
           "on 12 March", "overnight", "over the weekend"],
    "$N": ["two", "at least 14", "seven", "dozens of", "40", "three", "11", "nine", "scores of", "eight"],
    "$S": ["", "", "", ", officials said", ", police said", ", residents said", ", a war monitor said",
           ", security sources told the agency", ", state media reported", ", according to a military spokesman"],
}  # fmt: skip
_CHOICE = re.compile(r"\{([^{}]*)\}")


def read_plain() -> list[Sentence]:
    """Return the spelled-out sentences in order, each text once."""
    random = np.random.default_rng(SEED)
    found: dict[str, Sentence] = {}
    kind = ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("= "):
            kind = line.removeprefix("= ")
        elif line and not line.startswith("#"):
            for _ in range(SPELLED):
                before, trigger, after = re.split(r"\[\[|\]\]", _spelled(line, random))
                text = before + trigger + after
                found.setdefault(text, Sentence(text, len(before), len(before) + len(trigger), kind, "asserted"))
    return list(found.values())


def _spelled(line: str, random: np.random.Generator) -> str:
    """Return a line with its choices and slots filled, a capital at its beginning."""
    text = _CHOICE.sub(lambda match: str(random.choice(match.group(1).split("|"))), line)
    text = re.sub(r"\$[A-Z]", lambda match: str(random.choice(SLOTS[match.group()])), text)
    first = len(text) - len(text.lstrip("["))
    return text[:first] + text[first].upper() + text[first + 1 :]
