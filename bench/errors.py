"""The worst items of a set, gold and reading side by side, for a person who wants to know what went wrong.

It prints words of the gold, which may name people: to the terminal only, never into a file of the repository.
"""

import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from bench.gold import Difference, Judgement

WIDEST = 160
LONGEST = 40
"""How many differences of one item are shown."""
GAP = " │ "


def worst(judgements: Sequence[Judgement], number: int) -> list[Judgement]:
    """Return the items with the most differences, the worst first."""
    wrong = [one for one in judgements if one.differences]
    return sorted(wrong, key=lambda one: (-len(one.differences), one.id))[:number]


def render(judgements: Sequence[Judgement], width: int | None = None) -> str:
    """Return items with their differences in two columns, the words around each below it."""
    width = min(width or shutil.get_terminal_size((120, 40)).columns, WIDEST)
    blocks = [_item(one, width) for one in judgements]
    return "\n".join(blocks) if blocks else "nothing is wrong here"


def _item(one: Judgement, width: int) -> str:
    count = len(one.differences)
    title = f"━━ {one.id} · {count} difference{'s' if count > 1 else ''} "
    column = (width - len(GAP)) // 2
    head = f"{'gold says':<{column}}{GAP}it read"
    rows = [line for difference in one.differences[:LONGEST] for line in _rows(difference, column, width)]
    rest = [f"… and {count - LONGEST} more"] if count > LONGEST else []
    return "\n".join([title.ljust(width, "━"), head, "─" * width, *rows, *rest, ""])


def _rows(difference: Difference, column: int, width: int) -> list[str]:
    left, right = (textwrap.wrap(words, column) or [""] for words in (difference.gold, difference.read))
    lines = [f"{a:<{column}}{GAP}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]
    context = textwrap.wrap(difference.context, width - 4, initial_indent="    ", subsequent_indent="    ")
    return [*lines, *context]
