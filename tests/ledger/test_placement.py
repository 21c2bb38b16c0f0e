"""What an arriving document is: new, the same, or a version."""

from dataclasses import dataclass

import pytest
from ledger_records import document

from warledger.ledger.placement import Known, place


@dataclass
class Shelf:
    """A written-down ledger."""

    known: tuple[Known, ...]

    def known_by_id(self, document_id):
        return next((k for k in self.known if k.id == document_id), None)

    def known_by_url(self, url):
        return tuple(k for k in self.known if k.url == url)


PAGE = "https://example.org/page"
OTHER = document("other", "Other words.")
HERE = document("here", "The same words.", url=PAGE)
SHELF = Shelf((Known("here", HERE.digest, PAGE, None), Known("plain", OTHER.digest, None, None)))


@pytest.mark.parametrize(
    ("arriving", "status", "new_id", "version_of"),
    [
        pytest.param(HERE, "same", "here", None, id="same id, URL and content"),
        pytest.param(document("copy", HERE.text, url=PAGE), "same", "copy", None, id="same page under another name"),
        pytest.param(document("late", "New words.", url=PAGE), "version", "late", "here", id="same URL, other content"),
        pytest.param(document("plain", OTHER.text), "same", "plain", None, id="same id and content, no URL"),
        pytest.param(document("fresh", OTHER.text), "new", "fresh", None, id="same content, other id: a copy is kept"),
        pytest.param(document("fresh", "New.", url=PAGE + "/2"), "new", "fresh", None, id="nothing in common"),
    ],
)
def test_placement(arriving, status, new_id, version_of):
    placed = place(arriving, SHELF)
    assert (placed.status, placed.document.id, placed.document.version_of) == (status, new_id, version_of)
    assert placed.document.notices == ()


def test_a_namesake_with_other_content_gets_an_id_of_its_own_and_a_notice():
    placed = place(document("plain", "Quite other words."), SHELF)
    assert placed.status == "new"
    assert placed.document.id.startswith("plain-")
    assert [notice.code for notice in placed.document.notices] == ["id_taken"]


def test_a_namesake_is_renamed_once():
    renamed = place(document("plain", "Quite other words."), SHELF).document
    shelf = Shelf((*SHELF.known, Known(renamed.id, renamed.digest, None, None)))
    assert place(document("plain", "Quite other words."), shelf).status == "same"


def test_a_new_version_under_the_same_id_gets_an_id_of_its_own():
    placed = place(document("here", "New words.", url=PAGE), SHELF)
    assert placed.status == "version"
    assert placed.document.id != "here"
    assert placed.document.version_of == "here"


def test_the_version_of_a_version_belongs_to_the_first():
    shelf = Shelf((Known("second", "sha256:2", PAGE, "first"),))
    assert place(document("third", "Newest.", url=PAGE), shelf).document.version_of == "first"
