"""Opening a ledger tells how far it is: reconciling first, then the index, and nothing where all is in step."""

from types import SimpleNamespace

import web_ledgers

from warledger.cli.output import opening
from warledger.ledger.browsing.index import DOCUMENTS, EVENTS
from warledger.ledger.store import Store
from warledger.web.desk import Desk
from warledger.web.opening import RECONCILING
from warledger.web.options import SiteOptions


def kept(path, *readings):
    """Make a ledger that nothing is reconciled of yet."""
    with Store.open(str(path), create=True) as store:
        for reading in readings:
            store.add_reading(
                reading, None, arrived=web_ledgers.ARRIVED, reader="by hand", input_name=f"{reading.document.id}.txt"
            )
    return str(path)


def test_each_stage_is_told_up_to_its_end(tmp_path):
    ledger = kept(tmp_path / "war.ledger", web_ledgers.coast(), web_ledgers.hill())
    told = []
    with Desk.open(ledger, SiteOptions(), lambda *step: told.append(step)) as desk:
        events = desk.state().events
    assert list(dict.fromkeys(what for what, _, _ in told)) == [RECONCILING, DOCUMENTS, EVENTS]
    ends = {what: (done, total) for what, done, total in told}
    assert ends == {RECONCILING: (2, 2), DOCUMENTS: (2, 2), EVENTS: (events, events)}


def test_a_ledger_in_step_tells_nothing(war):
    told = []
    Desk.open(war, SiteOptions()).close()
    Desk.open(war, SiteOptions(), lambda *step: told.append(step)).close()
    assert told == []


def test_without_a_terminal_a_long_stage_is_one_line():
    lines = []
    with opening(SimpleNamespace(echo=lines.append)) as tell:
        for done in (500, 1_000, 90_000, 100_000):
            tell("indexing documents", done, 100_000)
        tell("indexing happenings", 500, 1_200)
    assert lines == ["warledger: indexing documents, 100,000 of them; this is done once"]
