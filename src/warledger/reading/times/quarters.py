"""Quarters of a year as phrases of time."""

import re

from warledger.reading.times.forms import Phrase, Rule, form

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEARS = {"last": "year-1", "this": "year+0", "next": "year+1"}


def _read_quarter(match: re.Match[str]) -> Phrase | None:
    """Read "the third quarter", with a year or the year's place beside this one."""
    number = _ORDINALS[match["ordinal"].lower()]
    year, which = match["year"] or match["year_before"], match["which"]
    if year is not None:
        return Phrase(match.start(), match.end(), "fixed", None, f"{year}-{32 + number}", "season")
    if which is not None:
        steps = f"{_YEARS[which.lower()]}|quarter:{number}:same"
        return Phrase(match.start(), match.end(), "published", steps, precision="season")
    return Phrase(match.start(), match.end(), "published", f"quarter:{number}:?", precision="season")


def _read_told_quarter(match: re.Match[str]) -> Phrase | None:
    """Read "the latest quarter", "the year-ago period": the quarter told before, or the same one a year earlier."""
    which = match["which"].lower()
    if which == "current":
        return Phrase(match.start(), match.end(), "published", "quarter+0", precision="season")
    if which.startswith("year"):
        return Phrase(match.start(), match.end(), "context", "quarter-4", precision="season", alone="quarter-5")
    return Phrase(match.start(), match.end(), "context", "quarter+0", precision="season", alone="quarter-1")


def _read_quarter_of_year(match: re.Match[str]) -> Phrase | None:
    """Read "the 1988 quarter": of its year; which quarter it is stands elsewhere."""
    return Phrase(match.start(), match.end(), "fixed", None, match["year"], "year")


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    return (
        Rule(
            "quarter",
            form(
                r"(?:\b(?P<edge>[Ee]arly|[Ll]ate) in )?\b(?:the )?(?:fiscal )?(?:(?P<year_before><Y>) )?(?:"
                r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year['’]s )?(?:fiscal[ -])?(?P<ordinal>"
                r"(?i:first|second|third|fourth))[ -](?:quarter|period)\b(?: of (?P<year><Y>))?"
            ),
            _read_quarter,
        ),
        Rule(
            "quarter",
            form(
                r"\b(?:[Tt]he )?(?:comparable |corresponding |same )?(?P<which>"
                r"(?i:latest|year-ago|year-earlier|current)) (?:(?:first|second|third|fourth)[ -])?(?:quarter|period)\b"
            ),
            _read_told_quarter,
        ),
        Rule(
            "quarter",
            form(r"\b(?:[Tt]he )(?P<year><Y>) (?:quarter|period)\b"),
            _read_quarter_of_year,
        ),
    )
