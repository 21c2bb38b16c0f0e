"""The projected tables by rows: what is asked for is found once."""

from pathlib import Path

from warledger.ledger import schema
from warledger.ledger.cache import MOST_VALUES, writing_to
from warledger.ledger.store import Store


def test_a_value_asked_for_in_two_parts_of_a_question_finds_its_rows_once(tmp_path: Path) -> None:
    """A cell fetched twice counted twice as many members, and was divided as overfull."""
    with Store.open(str(tmp_path / "one.ledger"), create=True) as store, writing_to(store) as cache:
        cache.put(schema.cells, [{"cell": 1, "path": "a", "number": 1}])
        asked = [1, *range(2, MOST_VALUES + 2), 1]
        assert [row.number for row in cache.where(schema.cells.c.cell, asked)] == [1]


def test_more_values_than_a_statement_takes_are_all_asked_for(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "one.ledger"), create=True) as store, writing_to(store) as cache:
        rows = [{"cell": cell, "path": "a", "number": cell} for cell in range(1, 2 * MOST_VALUES)]
        cache.put(schema.cells, rows)
        found = cache.where(schema.cells.c.cell, [row["cell"] for row in rows])
        assert sorted(row.cell for row in found) == [row["cell"] for row in rows]
