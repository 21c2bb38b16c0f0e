"""What belongs to the page and not to the report: told line by line, never cut, and rather missed than seen too much.

Each rule has a name and looks at a line's words, its place in the text, and its neighbours. Headlines, quotations,
short report sentences and lists of names stay the report's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from warledger.intake.dateline import Dateline, datelines
from warledger.intake.dates import PRINTED
from warledger.intake.inline import BRACKETS, QUOTE, SIGNATURE, furniture_inside, is_outlet
from warledger.intake.lines import Line, lines_of
from warledger.intake.masthead import find_masthead
from warledger.records import Furniture
from warledger.vocabulary.furniture import FurnitureWords, KindPatterns, furniture_words
from warledger.vocabulary.outlets import outlet_with_slogan

_NOT_WORDS = re.compile(r"[^\w]+")
_FOOT_LINES = 6


def find_furniture(text: str, title: str | None = None) -> tuple[Furniture, ...]:
    """Return the furniture of a text, in order and without overlaps.

    Args:
        text: the whole text of a document.
        title: the headline where it is known: that line is never furniture at its first place.
    """
    lines = lines_of(text)
    dated = datelines(text, lines)
    kinds = _kinds_of_lines(lines, dated, title)
    whole = [Furniture(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True) if kind]
    parts = [Furniture(d.start, d.end, "dateline") for d in dated]
    last = _last_of_report(kinds)
    for index, line in enumerate(lines):
        if kinds[index] is None:
            begin = max((d.end - line.start for d in dated if line.start <= d.end < line.end), default=0)
            found = furniture_inside(line, begin + _spaces(line.text, begin), is_last=index == last)
            # Glued to a word, a signature would take the word's sentence with it.
            parts += [item for item in found if item.start == line.start or text[item.start - 1].isspace()]
    return without_overlaps(whole + parts)


def _kinds_of_lines(lines: Sequence[Line], dated: Sequence[Dateline], title: str | None) -> list[str | None]:
    """Return each line's kind of furniture, None for the report's own lines."""
    words = furniture_words()
    datelined = {d.start: d for d in dated}
    kinds: list[str | None] = [
        "dateline" if line.start in datelined and datelined[line.start].end == line.end else None for line in lines
    ]
    masthead = find_masthead(lines, dated)
    if masthead is not None:
        kinds = [
            kind or ("byline" if line.start == masthead.start else None)
            for kind, line in zip(kinds, lines, strict=True)
        ]
    if sum(kind is None for kind in kinds) <= 1:
        return kinds  # one line is the report, however short
    for index, line in enumerate(lines):
        kinds[index] = kinds[index] or _kind_by_words(line, words)
    _mark_related(lines, kinds, words)
    _mark_captions(lines, kinds, words)
    _mark_repeated(lines, kinds, words, title)
    headline = _headline(lines, kinds, words, title)
    _mark_slogans(lines, kinds, words, headline)
    _mark_names(lines, kinds, words, headline)
    _mark_strays(lines, kinds, words, headline)
    return kinds


def _kind_by_words(line: Line, words: FurnitureWords) -> str | None:
    """Tell the furniture that its words alone give away, wherever it stands."""
    count = len(line.words)
    if outlet_with_slogan(line.text):
        return "slogan"
    for kind, limit in (("navigation", "navigation_words"), ("byline", "byline_words")):
        patterns = words.kinds[kind]
        if count <= words.limits[limit] and (
            patterns.lines.fullmatch(line.text) or patterns.names.fullmatch(line.text)
        ):
            return kind
    brackets = BRACKETS.fullmatch(line.text)
    if brackets is not None and is_outlet(brackets[1]):
        return "credit"
    for kind in ("footer", "related", "promotion", "credit"):
        if words.kinds[kind].lines.fullmatch(line.text.strip("[] ") if kind == "credit" else line.text):
            return kind
    promotion = words.kinds["promotion"]
    if count <= words.limits["promotion_words"] and promotion.announcements.fullmatch(line.text.rstrip(". ")):
        return "promotion"
    return None


def _mark_related(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords) -> None:
    """Mark a heading such as "Related" and the headlines under it, up to the next sentence."""
    index = 0
    headings, shortest = words.kinds["related"].headings, words.limits["title_words"]
    has_headline = False
    while index < len(lines):
        start = index
        index += 1
        if not headings.fullmatch(lines[start].text.strip(" :»›>→")):
            has_headline = has_headline or (kinds[start] is None and len(lines[start].words) >= shortest)
            continue
        while index < len(lines) and (kinds[index] or _is_headline_like(lines[index], words)):
            index += 1
        if not has_headline and index < len(lines) and index - start > 1:
            index -= 1  # no headline so far: the line over the paragraph is the report's own
        for marked in range(start, index):
            kinds[marked] = kinds[marked] or "related"


def _mark_captions(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords) -> None:
    last = _last_of_report(kinds)
    for index, line in enumerate(lines):
        if kinds[index] is None and _is_caption(line, words, is_last=index == last):
            kinds[index] = "caption"


def _is_caption(line: Line, words: FurnitureWords, *, is_last: bool) -> bool:
    """Tell a caption by its first words, its credit, or a scene with a credit or a full date; speech is none."""
    patterns = words.kinds["caption"]
    if len(line.words) > words.limits["caption_words"] or _is_speech(line, patterns):
        return False
    if patterns.starts.match(line.text) or patterns.ends.search(line.text):
        return True
    brackets = BRACKETS.search(line.text)
    if brackets is not None and is_outlet(brackets[1]) and not is_last:
        return True
    signature = SIGNATURE.search(line.text)
    if signature is not None and not line.ends_sentence and is_outlet(signature[1]) and len(line.words) > 5:
        return True
    return patterns.scenes.match(line.text) is not None and PRINTED.search(line.text) is not None


def _is_speech(line: Line, patterns: KindPatterns) -> bool:
    said = any(word.strip(".,;:").lower() in patterns.report_words for word in line.words)
    return said or QUOTE.search(line.text) is not None


def _mark_repeated(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords, title: str | None) -> None:
    """Mark a line that stands a second time, and a line that a caption near it only repeats."""
    seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        key = _key(line.text)
        if kinds[index] is None and _begins_a_caption(lines, kinds, index):
            kinds[index] = "caption"
        if kinds[index] is None and key in seen and len(line.words) >= words.limits["repeated_words"]:
            kinds[index] = "stray" if title is not None and key == _key(title) else "caption"
        seen.setdefault(key, index)


def _begins_a_caption(lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> bool:
    """Tell whether a line is what a caption at most two lines on says again, with a credit behind it."""
    key = _key(lines[index].text)
    following = range(index + 1, min(index + 3, len(lines)))
    return any(kinds[at] == "caption" and _key(lines[at].text).startswith(key) for at in following)


def _headline(
    lines: Sequence[Line], kinds: Sequence[str | None], words: FurnitureWords, title: str | None
) -> int | None:
    """Return the index of the headline: the given title's line, else the first line that may be one."""
    free = [index for index, kind in enumerate(kinds) if kind is None]
    if title is not None:
        given = next((index for index in free if _key(lines[index].text) == _key(title)), None)
        if given is not None:
            return given
    head = [i for i in free[: words.limits["head_lines"]] if len(lines[i].words) >= words.limits["title_words"]]
    slogan = words.kinds["slogan"].lines
    likely = (i for i in head if _is_headline_like(lines[i], words) and not slogan.fullmatch(lines[i].text))
    return next(likely, next(iter(head or free), None))


def _mark_slogans(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords, headline: int | None) -> None:
    """Mark slogans in the head and the foot; the headline is none."""
    head, foot = words.limits["head_lines"], len(lines) - _FOOT_LINES
    for index, line in enumerate(lines):
        in_place = index < head or index >= foot
        if kinds[index] is None and in_place and index != headline and len(line.words) <= words.limits["slogan_words"]:
            kinds[index] = "slogan" if words.kinds["slogan"].lines.fullmatch(line.text) else None


def _mark_names(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords, headline: int | None) -> None:
    """Mark outlets' names, and names of persons beside a byline or a dateline, near the head."""
    beside = words.kinds["byline"].beside
    footers = [_key(line.text) for line, kind in zip(lines, kinds, strict=True) if kind == "footer"]
    for index, line in enumerate(lines):
        if kinds[index] is not None or index == headline:
            continue
        if is_outlet(line.text) or _signs_the_page(line, footers):
            kinds[index] = "byline"
        elif index < words.limits["head_lines"] and beside.fullmatch(line.text):
            kinds[index] = "byline" if _is_beside(kinds, index) else None
        elif index < words.limits["head_lines"] and _is_between(kinds, index) and _is_short(line, words):
            kinds[index] = "byline"


def _signs_the_page(line: Line, footers: Sequence[str]) -> bool:
    """Tell whether a line is the name that the copyright line gives."""
    return 2 <= len(line.words) <= 6 and any(footer.endswith(_key(line.text)) for footer in footers)


def _is_beside(kinds: Sequence[str | None], index: int) -> bool:
    """Tell whether the line before or behind is a byline or a dateline."""
    return any(
        kind in {"byline", "dateline"} for kind in (*kinds[max(0, index - 1) : index], *kinds[index + 1 : index + 2])
    )


def _is_between(kinds: Sequence[str | None], index: int) -> bool:
    """Tell whether a line stands between a byline and a dateline ("Kyiv and London")."""
    return index > 0 and {kinds[index - 1], *kinds[index + 1 : index + 2]} == {"byline", "dateline"}


def _is_short(line: Line, words: FurnitureWords) -> bool:
    return not line.ends_sentence and len(line.words) <= words.limits["stray_words"] + 1


def _mark_strays(lines: Sequence[Line], kinds: list[str | None], words: FurnitureWords, headline: int | None) -> None:
    """Mark short lines that are no sentence before a headline, and one or two behind the last sentence.

    A short line over a paragraph is a subhead; three or more short lines, or such lines behind a colon, are a list:
    only where each is a single word, they are the page's tags.
    """
    short = words.limits["stray_words"]
    free = [index for index, kind in enumerate(kinds) if kind is None]
    if headline is not None and _is_headline_like(lines[headline], words):
        for index in free:
            if index < headline and len(lines[index].words) <= short and not lines[index].ends_sentence:
                kinds[index] = "stray"
    tail = []
    for index in reversed(free):
        line = lines[index]
        if index == headline or line.ends_sentence or len(line.words) > short or line.text.endswith(":"):
            break
        tail.append(index)
    before = lines[tail[-1] - 1].text if tail and tail[-1] > 0 else ""
    are_tags = all(len(lines[index].words) == 1 for index in tail)
    if (len(tail) <= 2 or are_tags) and len(free) - len(tail) >= 1 and not before.endswith(":"):
        for index in tail:
            kinds[index] = "stray"


def _is_headline_like(line: Line, words: FurnitureWords) -> bool:
    return not line.ends_sentence and len(line.words) < words.limits["gap_words"] and not line.text.endswith(":")


def _last_of_report(kinds: Sequence[str | None]) -> int | None:
    return next((index for index in reversed(range(len(kinds))) if kinds[index] is None), None)


def _key(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def _spaces(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip())


def without_overlaps(found: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Return furniture in order; of two that overlap the longer stays, then the one told first."""
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        at = bisect_right(kept, item.start, key=lambda f: f.start)
        is_free_before = at == 0 or kept[at - 1].end <= item.start
        is_free_behind = at == len(kept) or item.end <= kept[at].start
        if item.start < item.end and is_free_before and is_free_behind:
            kept.insert(at, item)
    return tuple(kept)
