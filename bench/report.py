"""Scored lines → the report that is committed, and the table that a terminal shows.

The same code and the same gold give the same bytes down to `SPEED_MARK`; what follows is the machine's.
"""

from collections.abc import Sequence

from bench.floors import SHOWN
from bench.measuring import Line, Scored

SPEED_MARK = "<!-- speed: from here on the figures are the machine's, and are not reproduced to the byte -->"

HEAD = """\
# How well it reads

Written by `make bench`; `make bench` again gives the same bytes down to the section on speed. How to run it, what the
columns mean and how a set is added: [docs/reference/bench.md](../docs/reference/bench.md).

**What these figures are, and what they are not.** Every line compares what `warledger` reads with what people marked in
the same texts, in data that others made and published. They are the *development parts* of those sets. All of them were
looked at while the rules, word lists and small models were made: errors were read, named by phenomenon, and mended. The
figures are therefore an upper bound for new texts of the same sort. Other parts of the same sets are kept by people who
do not write the rules; only those, and reports of other wars, tell how well it reads what it has never seen.

**The columns.** *n* is how many answers gold asks for. *figure* is the measure that the line names; where that is an
F1, *P* and *R* are its precision and recall. *95 %* is where the figure falls in the middle 950 of 1,000 draws of as
many documents from this set: two figures whose intervals overlap are not known to differ. *answered* is the share of
questions that got any answer: not to answer is no error, but it is shown. *naive* is a reader of an afternoon (named
entities of the same language model, keywords, the largest place of a name; `bench/naive.py`) on the same documents.
*must* and *aim* are what we ask of ourselves. *best known* is what others published, often by another protocol. A
document on which the reader fails counts as read with nothing in it: all of its gold is missed.
"""


def report(scored: Sequence[Scored], speed: str) -> str:
    """Return the whole report: a summary, a section a set, speed last."""
    parts = [HEAD, "\n## In short\n\n", _summary(scored)]
    parts += [f"\n{_section(one)}" for one in scored]
    return "".join(parts) + f"\n{SPEED_MARK}\n\n{speed}"


def reproduced_part(text: str) -> str:
    """Return the part of a report that a second run must reproduce."""
    return text.partition(SPEED_MARK)[0]


def speed_part(text: str) -> str:
    """Return the part of a report on speed."""
    return text.partition(SPEED_MARK)[2].strip("\n") + "\n"


def table(scored: Sequence[Scored]) -> str:
    """Return the figures as plain text, one line a measure."""
    width = max((len(one.name_of(line)) for one in scored for line in one.lines), default=0)
    head = f"{'':<{width}}  {'n':>6}  figure  {'95 %':<13}  {'P':<5}  {'R':<5}  answered  naive"
    return "\n".join([head, *(_plain(one, line, width) for one in scored for line in one.lines)])


def _plain(one: Scored, line: Line, width: int) -> str:
    figure = line.figure
    return (
        f"{one.name_of(line):<{width}}  {figure.n:>6}  {figure.value:.3f}   "
        f"{line.interval.low:.3f}–{line.interval.high:.3f}    {_cell(figure.precision):<5}  {_cell(figure.recall):<5}  "
        f"{_cell(figure.coverage):<8}  {_naive(line)}"
    ).rstrip()


def _summary(scored: Sequence[Scored]) -> str:
    """Return the lines that have a figure to reach."""
    rows = ["| layer | set | measure | figure | 95 % | naive | must | aim |", "|---|---|---|---|---|---|---|---|"]
    for one in scored:
        for line in one.lines:
            if line.measure.must is None or line.measure.aim is None:
                continue
            rows.append(
                f"| {one.gold.layer} | {one.gold.name} | {line.measure.words} "
                f"| **{line.figure.value:.3f}** {_mark(line)} | {_interval(line)} | {_naive(line)} "
                f"| {line.measure.must:.2f} | {line.measure.aim:g} |"
            )
    return "\n".join([*rows, "", "✓✓ reaches the aim, ✓ reaches what it must, ✗ does not.", ""])


def _mark(line: Line) -> str:
    def reaches(bound: float | None) -> bool:
        if bound is None:
            return False
        return line.figure.value <= bound if line.measure.falls else line.figure.value >= bound

    return "✓✓" if reaches(line.measure.aim) else "✓" if reaches(line.measure.must) else "✗"


def _section(one: Scored) -> str:
    rows = [
        f"## {one.gold.name}: {one.gold.layer}",
        "",
        one.gold.about,
        "",
        f"{one.units:,} {'cell' if one.units != one.documents else 'document'}s"
        + (f" of {one.documents:,} documents" if one.units != one.documents else "")
        + f"; {one.unread} could not be read; gold sha256 `{one.digest[:SHOWN]}` "
        f"({', '.join(f'`{name}`' for name in one.gold.files)}).",
        "",
        "| measure | n | figure | 95 % | P | R | answered | naive | best known |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(line) for line in one.lines),
        "",
    ]
    return "\n".join(rows) + (f"\n{one.notes.strip()}\n" if one.notes else "")


def _row(line: Line) -> str:
    figure = line.figure
    cells = (
        line.measure.words,
        f"{figure.n:,}",
        f"**{figure.value:.3f}**",
        _interval(line),
        _cell(figure.precision),
        _cell(figure.recall),
        _cell(figure.coverage),
        _naive(line),
        line.measure.published or "none known",
    )
    return f"| {' | '.join(cells)} |"


def _interval(line: Line) -> str:
    return f"{line.interval.low:.3f}–{line.interval.high:.3f}"


def _naive(line: Line) -> str:
    return _cell(None if line.naive is None else line.naive.value)


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
