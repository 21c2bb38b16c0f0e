"""The date that a report shows on itself: dateline lines, wire datelines, dates printed before the first sentence.

Only the head and the foot of a text are looked at: a date in a report sentence is news and no dateline.
"""

import re
from dataclasses import dataclass
from typing import Literal

from warledger.intake.dates import DAY, PrintedDate, find_printed
from warledger.intake.lines import Line, lines_of
from warledger.records import Range
from warledger.vocabulary.outlets import outlet_named

Role = Literal["published", "updated", "place", "weekday"]

_HEAD_LINES, _FOOT_LINES, _HEAD_CHARACTERS = 14, 4, 2500
_MAX_LINE = 160
_MAX_OTHER_WORDS, _MAX_NAME_WORDS = 7, 5
_INLINE_HEAD = 260
_MAX_PLACE_WORDS = 3
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|date\s+of\s+publication|publication\s+date|issued|date|created|released|filed"
    r"|uploaded|time)(?:\s+(?:on|at))?\s*[:\-–]?\s*$",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:last\s+)?(?:updated?|modified|edited|revised|modification)(?:\s+(?:on|at))?\s*[:\-–]?\s*"
    r"(?:\d{1,2}:?\d{2}\s*)?$",
    re.IGNORECASE,
)
# A line that begins with a dash or names an account is the signature of an embedded post.
_PICTURE = re.compile(
    r"^\W*(?:[—–]\s.*@|(?:file\s+)?(?:photo|image|picture|video|file|credit|copyright|©|source)\b)", re.IGNORECASE
)
_SMALL_WORDS = frozenset({
    "a", "am", "and", "as", "at", "by", "comments", "for", "from", "gmt", "hours", "in", "into", "last", "local", "min",
    "mins", "minute", "minutes", "of", "on", "or", "pm", "read", "staff", "the", "time", "to", "updated", "utc", "via",
    "views", "with",
})  # fmt: skip
_BEFORE_DATES = frozenset({"after", "before", "between", "by", "dated", "from", "of", "on", "since", "till", "until"})
_UPDATED_IN_BRACKETS = re.compile(r"\s*\((?:last )?updated[^()]{0,40}\)", re.IGNORECASE)
_WEEKDAY_LINE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,? (?:early |late )?(?:morning|afternoon|evening|night|noon))?"
    r"(?: edition)?(?:,? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?)?\.?",
    re.IGNORECASE,
)
_CAPITALS_LINE = re.compile(r"[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+)?(?:, ?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?")
_PLACE_LINES, _HEADLINE_WORDS = 5, 4
_KEY = re.compile(r"\w+:\s")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME = r"[A-Z][\w'’.-]*"
_PLACE = rf"(?P<place>{_NAME}(?:[ -]{_NAME}){{0,3}}(?:\s*[,،/]\s*{_NAME}(?:\s+{_NAME}){{0,2}}){{0,2}})"
_DASH = r"\s*(?:--|[-–—―])(?=\s|$)"
_AGENCY = r"\((?P<agency>[A-Z][\w'’./&-]*(?:\s+[\w'’./&-]+){0,4})\)"
_WIRE = re.compile(
    rf"(?:{_PLACE}\s*(?:[,،]\s*(?P<date>[^()\n]{{3,40}}?))?\s*{_AGENCY}(?:{_DASH}|[.:](?=\s))"
    rf"|{_PLACE.replace('?P<place>', '?P<place2>')}\s*[,،]\s*(?P<date2>[^()\n—–]{{3,40}}?){_DASH}"
    rf"|\((?P<brackets>[^()]{{2,40}})\){_DASH}"
    rf"|(?P<capitals>[A-Z][A-Z'’.-]{{2,}}(?:[ -][A-Z'’.-]{{2,}}){{0,3}}(?:,\s*{_NAME}(?:\s{_NAME})?)?){_DASH}"
    rf"|[A-Z][A-Z'’ -]{{2,30}},\s*(?P<date3>[^()\n—–/]{{3,20}}?)[.,]\s*(?P<slashes>/?[A-Z]{{3,20}}/?)\.(?=\s))"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date that a report shows on itself.

    ``[start, end)`` are the characters that belong to the dateline and not to the report, ``[date_start, date_end)``
    those of the date. ``value`` is ISO, None where no full date is printed (``role`` "place": "KABUL (Wire) -").
    ``role`` "updated" is no date of publication, "weekday" a weekday alone. ``agency`` is what stands in brackets in a
    wire dateline. ``readings`` are the two dates, day first and month first, of one that is printed "04/06/2019".
    """

    start: int
    end: int
    role: Role
    value: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    agency: str | None = None
    readings: tuple[str, str] | None = None


def dateline_of(text: str) -> Dateline | None:
    r"""Return the date of publication that a text shows on itself, None where it shows none.

    >>> dateline_of("Shelling in the north\n\nTuesday 5 May 2015 - 10:14\n\nShells fell.").value
    '2015-05-05T10:14'
    """
    return next((found for found in datelines(text) if found.role == "published" and found.value is not None), None)


def datelines(text: str, lines: list[Line] | None = None) -> list[Dateline]:
    """Return every dateline of a text, in order: dates of publication and update, and wire datelines."""
    lines = lines_of(text) if lines is None else lines
    head = [line for line in lines[:_HEAD_LINES] if line.start <= _HEAD_CHARACTERS]
    foot = lines[max(len(head), len(lines) - _FOOT_LINES) :]
    found: list[Dateline] = []
    for index, line in enumerate(head):
        found += _whole_line(line) or _weekday_alone(line) or _wire(text, line) or _place_alone(lines, index)
    if not any(dateline.value or dateline.readings for dateline in found) and head:
        found = _before_the_report(text, head[0]) + found
    for line in foot:
        found += [d for d in _whole_line(line) if d.role == "updated" or _is_only_date(line, d)]
    return found


def _whole_line(line: Line) -> list[Dateline]:
    """Return the dateline that a line of its own is; empty where the line says anything else."""
    if len(line.text) > _MAX_LINE or _PICTURE.match(line.text):
        return []
    dates = find_printed(line.text, unclear=True)
    if not dates or not _is_name_like(_without_dates(line.text, dates)):
        return []
    published = [found for found in dates if not _UPDATE.search(line.text, 0, found.start)]
    best = (published or dates)[0]
    role: Role = "published" if published else "updated"
    return [_dateline((line.start, line.end), role, best, line.start)]


def _weekday_alone(line: Line) -> list[Dateline]:
    """Return the dateline that a weekday under a masthead is: it names no full date."""
    return [Dateline(line.start, line.end, "weekday")] if _WEEKDAY_LINE.fullmatch(line.text) else []


def _place_alone(lines: list[Line], index: int) -> list[Dateline]:
    """Return the dateline that a place in capitals is, alone between a headline and the report: "DAMASCUS"."""
    if not 0 < index < min(_PLACE_LINES, len(lines) - 1) or not _CAPITALS_LINE.fullmatch(lines[index].text):
        return []
    before, after = lines[:index], lines[index + 1]
    has_headline = any(len(line.words) >= _HEADLINE_WORDS and not line.ends_sentence for line in before)
    return [Dateline(lines[index].start, lines[index].end, "place")] if has_headline and after.ends_sentence else []


def _wire(text: str, line: Line) -> list[Dateline]:
    """Return the wire dateline that a report's paragraph begins with: "KABUL, Aug 3, 2019 (Wire) -"."""
    match = _WIRE.match(line.text)
    if match is None:
        return []
    end = line.start + match.end()
    printed = match["date"] or match["date2"] or match["date3"]
    agency = match["agency"] or (match["slashes"] or "").strip("/") or None
    for name in (match["brackets"], printed):  # "(Reuters) -", "Damascus, SANA -"; but "(Bamako) -" is a place
        if agency is None and name is not None and outlet_named(name) is not None:
            agency = name
    dates = find_printed(line.text, 0, match.end())
    if dates:
        return [_dateline((line.start, end), "published", dates[0], line.start, agency)]
    is_place = printed is None or DAY.search(printed) is not None or text[line.start : line.start + 3].isupper()
    if agency is None and (not is_place or len((printed or "").split()) > _MAX_PLACE_WORDS):
        return []
    return [Dateline(line.start, end, "place", agency=agency)]


def _before_the_report(text: str, line: Line) -> list[Dateline]:
    """Return the date that stands on the same line before the report: "Sun 10 Jul 2016 Shells fell on …".

    The date is the first thing in the text, or it has a weekday (or is all figures) and stands where no sentence
    could hold it: after a capitalised word (a headline, an agency) and before another capital.
    """
    for printed in find_printed(text, line.start, min(line.end, line.start + _INLINE_HEAD)):
        before, after = text[line.start : printed.start], text[printed.end : line.end].lstrip(" ,:|–—-")
        label = _LABEL.search(before) or _UPDATE.search(before)
        begin = line.start + label.start() if label else printed.start
        lead = text[line.start : begin].strip()
        role: Role = "updated" if _UPDATE.search(before) else "published"
        if (_starts_report(after) or label) if not lead else _stands_between(lead, printed, after):
            updated = _UPDATED_IN_BRACKETS.match(text, printed.end)
            return [_dateline((begin, updated.end() if updated else printed.end), role, printed, 0)]
    return []


def _starts_report(after: str) -> bool:
    """Tell whether what follows a date is the beginning of something: a capital, a figure, a quotation mark."""
    return not after or not after[0].islower() or _KEY.match(after) is not None


def _stands_between(lead: str, printed: PrintedDate, after: str) -> bool:
    """Tell whether a date stands where no sentence holds one: between a headline, an agency's name and the report."""
    last, following = lead.rsplit(maxsplit=1)[-1], after.partition(" ")[0]
    if _is_wire(last) or _is_wire(following):
        return True
    if last.lower() in _BEFORE_DATES:
        return False
    is_cut_off = not last[0].islower() or last.endswith((".", "|", ":"))
    return (printed.has_weekday or printed.is_numeric) and is_cut_off and _starts_report(after)


def _is_wire(word: str) -> bool:
    outlet = outlet_named(word) if word[:1].isupper() else None
    return outlet is not None and outlet.wire and word not in outlet.short


def _is_only_date(line: Line, dateline: Dateline) -> bool:
    """Tell whether a line holds nothing but a date of publication with its label."""
    if dateline.date_start is None or dateline.date_end is None:
        return False
    before = line.text[: dateline.date_start - line.start]
    after = line.text[dateline.date_end - line.start :]
    return not _WORD.search(_LABEL.sub("", before)) and not _WORD.search(after)


def _without_dates(text: str, dates: list[PrintedDate]) -> str:
    """Return what is left of a line when its dates and their labels are taken out."""
    rest, position = "", 0
    for found in dates:
        before = text[position : found.start]
        before = _UPDATE.sub(" ", _LABEL.sub(" ", before))
        rest += before + " "
        position = found.end
    return rest + text[position:]


def _is_name_like(rest: str) -> bool:
    """Tell whether words beside a date are names and small words, as in a byline, and no sentence."""
    words, stripped = _WORD.findall(rest), rest.rstrip(" |·-")
    is_stopped = stripped.endswith(".") and len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() for word in words)
    if len(words) > _MAX_OTHER_WORDS or (re.search(r"[.!?]$|[\"“”]", stripped) and not is_stopped):
        return not words
    return all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)


def _dateline(span: Range, role: Role, printed: PrintedDate, offset: int, agency: str | None = None) -> Dateline:
    value, first, last = printed.value or None, printed.start + offset, printed.end + offset
    return Dateline(*span, role, value, first, last, agency, printed.readings)
