"""The end of a brief in plain text: each document with the numbers that lead to it, as short as one look-up allows.

A passage whose words stand above already is not repeated; of the others the offsets and the first words are shown.
Where they are very many, Markdown and JSON have them.
"""

from collections.abc import Iterable, Iterator, Sequence

from warledger.publish.page import Brief, DocumentLine, Line, Quote
from warledger.publish.phrase import quoted, shortened
from warledger.publish.sameness import letters
from warledger.publish.terminal import TextPage
from warledger.vocabulary.publishing import publishing

_SHORTEST_QUOTE = 12
_TWO_COLUMNS_FROM = 96


def document_list(brief: Brief, page: TextPage) -> Iterator[str]:
    """Yield each document with the range of its passages, and those whose words stand nowhere above."""
    yield from page.heading("Documents and passages")
    if not brief.documents:
        yield "None."
    passages: dict[str, list[Quote]] = {}
    for quote in brief.quotes:
        passages.setdefault(quote.document, []).append(quote)
    is_long = len(brief.quotes) > publishing().caps["passages"]
    above = quoted_above(brief)
    for document in brief.documents:
        if is_long:
            yield page.cited(shortened(f"{_range(document)}{_short(document)}", page.width))
        else:
            words = f"{_range(document)}{document_words(document)}"
            yield from (page.cited(page.dress(line, "day")) for line in page.wrap(words, "", "  "))
            yield from _columns([quote for quote in passages.get(document.id, ()) if quote.number not in above], page)
    if brief.documents_left_out:
        yield from page.wrap(f"… and {brief.documents_left_out:,} more: warledger documents", "", "  ")
    whole = "the words of all passages" if is_long else "passages quoted above are not repeated; all, with offsets"
    if brief.quotes:
        yield from (page.dress(line, "dim") for line in page.wrap(f"({whole}: --format markdown)", "", "  "))


def _range(document: DocumentLine) -> str:
    """Return which numbers lead to a document."""
    if document.first is None:
        return ""
    return f"[{document.first}] " if document.first == document.last else f"[{document.first}]–[{document.last}] "


def document_words(document: DocumentLine) -> str:
    """Return a document in words: outlet, title, date and id."""
    title = f", “{document.title}”" if document.title else ""
    words = f"{document.outlet or 'Outlet not known'}{title}; {document.dated}; id {document.id}."
    return words if document.first is not None else f"Not cited: {words}"


def _short(document: DocumentLine) -> str:
    """Return a document on one line: the id that finds it first, then when, outlet and title as far as they go."""
    title = f", “{document.title}”" if document.title else ""
    return f"{document.id}: {document.outlet or 'outlet not known'}, {document.dated}{title}"


def quoted_above(brief: Brief) -> set[int]:
    """Return the numbers of the passages whose words stand in full in a line of the brief."""
    words = {quote.number: quote.words for quote in brief.quotes if not quote.words.endswith("…”")}
    found: set[int] = set()
    for line in (line for section in brief.sections for group in section.groups for line in group.lines):
        for number, shown in _shown(line):
            if number not in found and number in words and letters(words[number]) in letters(shown):
                found.add(number)
    return found


def _shown(line: Line) -> Iterator[tuple[int, str]]:
    """Yield each passage that a line cites with the words that stand there for it."""
    for voice in line.voices:
        for saying in voice.sayings:
            yield from ((citation.number, saying.words or line.words) for citation in saying.citations)


def _columns(quotes: Sequence[Quote], page: TextPage) -> Iterator[str]:
    """Yield passages with their offsets, each cut to one line; on a wide page in two columns, to be read downwards."""
    columns = 2 if page.width >= _TWO_COLUMNS_FROM and len(quotes) > 1 else 1
    room = page.width // columns
    cells = [_passage(quote, room - 2) for quote in quotes]
    height = -(-len(cells) // columns)
    for row in range(height):
        line = "".join(cell.ljust(room) for cell in cells[row::height])
        yield page.cited(line.rstrip())


def _passage(quote: Quote, room: int) -> str:
    """Return a passage on one line: its offsets lead to all of its words."""
    where = f"  [{quote.number}] {quote.start}–{quote.end} "
    return f"{where}{quoted(quote.words, max(_SHORTEST_QUOTE, room - len(where) - 2))}"


def grades_used(lines: Iterable[Line]) -> list[str]:
    """Return the grades of some lines and their figures, best first."""
    used = {line.grade for line in lines if line.grade is not None}
    return [grade for grade in publishing().grades if grade in used]
