"""Years, decades, centuries and seasons as phrases of time."""

import re

from warledger.reading.times.forms import (
    EDGES,
    Phrase,
    Rule,
    alternation,
    edge_of,
    form,
)
from warledger.vocabulary.numbers import number_of
from warledger.vocabulary.times import time_words
from warledger.when import SEASONS


def _read_year(match: re.Match[str]) -> Phrase | None:
    groups = match.groupdict()
    before = match.string[max(0, match.start("year") - 20) : match.start("year")].lower().split()
    if before and before[-1] in time_words().numbered:
        return None
    edge = edge_of(match) if groups.get("edge") else None
    return Phrase(match.start("span"), match.end(), "fixed", edge, match["year"], "year")


def _read_year_range(match: re.Match[str]) -> Phrase | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    if last <= first:
        return None
    return Phrase(match.start("span"), match.end(), "fixed", None, f"{first}/{last}", "year")


def _read_decade(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "fixed", edge_of(match), f"{match['decade'][:3]}X", "decade")


_AGED = re.compile(r"\b(?:his|her|their|my|our|your|aged)(?:\s+in)?(?:\s+the)?\s+$")


_WARM = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees)\b[^.]{0,60}$", re.IGNORECASE)


def _read_short_decade(match: re.Match[str]) -> Phrase | None:
    """Read "the '80s" and "the mid-90s" of the last century; "in his late 60s" is an age."""
    before = match.string[: match.start()]
    shown = match["mark"] or match["the"] or match["edge"]
    if not shown or _AGED.search(before) or (not match["mark"] and _WARM.search(before)):
        return None
    return Phrase(match.start(), match.end(), "fixed", edge_of(match), f"19{match['decade']}X", "decade")


def _read_spelled_decade(match: re.Match[str]) -> Phrase | None:
    value = time_words().decades[match["spelled"]]
    return Phrase(match.start(), match.end(), "fixed", edge_of(match), value, "decade")


def _read_century(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "fixed", None, f"{int(match['century']) - 1:02}XX", "vague")


def _read_spelled_year(match: re.Match[str]) -> Phrase | None:
    rest = number_of(match["rest"] or "") or 0
    century = number_of(match["century"]) or 0
    year = int(century * (1 if century >= 1000 else 100) + rest)
    return Phrase(match.start(), match.end(), "fixed", None, str(year), "year")


def _read_season(match: re.Match[str]) -> Phrase | None:
    season = time_words().seasons[match["season"].lower()]
    if match["year"]:
        return Phrase(match.start(), match.end(), "fixed", None, f"{match['year']}-{SEASONS[season]}", "season")
    steps = "|".join(step for step in (f"season:{season}:?", edge_of(match)) if step)
    return Phrase(match.start("span"), match.end(), "published", steps, precision="season")


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    words = time_words()
    return (
        Rule(
            "digit",
            form(rf"\b{EDGES}(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
            _read_decade,
        ),
        Rule(
            "digit",
            form(rf"(?<![\w$€£.]){EDGES}(?P<the>(?:the|The) )?(?P<mark>['’‘])?(?P<decade>[4-9])0['’]?s\b"),
            _read_short_decade,
        ),
        Rule(
            "spelled",
            form(rf"\b{EDGES}(?:the )(?P<spelled>{alternation(words.decades)})\b"),
            _read_spelled_decade,
        ),
        Rule(
            "spelled",
            form(
                r"\b(?:the year )(?P<century>(?i:two thousand|nineteen|eighteen))(?: (?:and )?(?P<rest>"
                r"(?i:one|two|three|four|five|six|seven|eight|nine|ten)))?\b"
            ),
            _read_spelled_year,
        ),
        Rule(
            "digit",
            form(r"\b(?:the )?(?P<century>1\d|2[01]|[1-9])(?:st|[nr]d|th)[ -][Cc]entury\b"),
            _read_century,
        ),
        Rule(
            "spelled",
            form(
                r"\b(?P<century>(?i:nineteen|eighteen|twenty|two thousand))[ -](?:and )?(?P<rest>(?i:"
                r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]"
                r"(?:one|two|three|four|five|six|seven|eight|nine))?))\b(?! "
                r"(?:people|civilians|dollars|percent))"
            ),
            _read_spelled_year,
        ),
        Rule(
            "digit",
            form(r"\b(?P<span>(?P<first><Y>)\s?[-–/]\s?(?P<last>\d\d(?:\d\d)?))\b(?![-–/.,]\d)"),
            _read_year_range,
        ),
        Rule(
            "digit",
            form(
                r"\b(?:[Bb]etween|[Ff]rom) (?P<span>(?P<first><Y>) (?:and|to|until|till|through) "
                r"(?P<last><Y>))\b"
            ),
            _read_year_range,
        ),
        Rule(
            "digit",
            form(
                rf"(?<![\d.,$€£/:-])\b(?P<span>{EDGES}(?P<year>(?:1[89]\d\d|20\d\d)))"
                r"(?!\d|[.,:]\d|[-–/]\d|%| ?"
                r"(?:people|civilians|troops|soldiers|fighters|men|women|children|killed|dead|wounded|injured|km"
                r"|kilomet|met|miles|tons|tonnes|families|homes|barrels|others|dollars|euros|refugees|terrorists"
                r"|militants|rebels|residents|GMT|UTC|hours|local|points|percent|per))"
            ),
            _read_year,
        ),
        Rule(
            "part",
            form(r"\b(?P<span>(?:the )?(?P<season>(?i:<SEASON>))(?: of)? (?P<year><Y>))\b"),
            _read_season,
        ),
        Rule(
            "part",
            form(
                r"\b(?:(?i:in|over|during|through|throughout|into|until|till|by|since|of|for|before|after) "
                r"|(?=[Tt]he \w+ of (?:nineteen|eighteen|two thousand)))(?P<span>(?:[Tt]he )?"
                r"(?:(?P<edge>early|late|mid)[ -])?(?P<season>spring|summer|autumn|winter))\b(?P<year>(?!))?"
                r"(?! (?:camp|clothes|school|season|term|break|offensive|capital|residence|home|uniform)s?\b|-)"
            ),
            _read_season,
        ),
    )
