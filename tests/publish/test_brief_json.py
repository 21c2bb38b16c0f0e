import json
from dataclasses import replace

import brief_checking as checking
import publish_builders as made
import pytest

from warledger.publish.brief import Asked, Known, compose, render
from warledger.records import Reconciled
from warledger.vocabulary.publishing import publishing

TEXTS = {reading.document.id: reading.document.text for reading in made.READINGS}
BEFORE = Known(Reconciled(events=(replace(made.STORM, grade="single"),)), made.READINGS[:1])


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        (Asked(), None),
        (Asked(begin="2017-03-19", until="2017-03-19", place="Sarun"), None),
        (Asked(since="2017-03-20"), BEFORE),
        (Asked(begin="1990-01-01", until="1990-12-31"), None),  # nothing at all
    ],
)
def test_every_sentence_is_cited_and_every_number_has_its_grade(asked, before):
    value = json.loads(render(compose(made.RECONCILED, made.READINGS, asked, before=before), "json"))
    checking.keeps_to_the_schema(value)
    assert checking.uncited(value) == []
    assert checking.ungraded(value) == []
    assert checking.astray(value, TEXTS) == []


def test_a_toll_is_a_figure_with_its_own_grade():
    value = json.loads(render(compose(made.RECONCILED, made.READINGS), "json"))
    line = next(line for key, line in checking.lines_of(value) if key == "tolls")
    assert line["figures"] == [
        {
            "harm": "killed", "low": 12, "best": 12, "high": 30, "grade": "unattributed", "population": "soldiers",
            "party": "Norland army", "scope": "event", "qualifier": "about",
        }
    ]  # fmt: skip


def test_half_a_surrogate_pair_is_escaped():
    event = replace(made.STORM, words="Rebels \ud83d attack")
    text = render(compose(Reconciled(events=(event,)), made.READINGS), "json")
    assert json.loads(text.encode("utf-8"))["event_count"] == 1


def test_the_schema_and_its_page_name_every_section():
    schema = json.loads(checking.SCHEMA.read_text("utf-8"))
    keys = set(schema["$defs"]["section"]["properties"]["key"]["enum"])
    assert keys == set(publishing().sections)
    page = checking.SCHEMA.with_name("brief.md").read_text("utf-8")
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
    assert [key for key in schema["required"] if f"`{key}`" not in page] == []
