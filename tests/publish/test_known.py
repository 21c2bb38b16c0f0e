import publish_builders as made
import pytest

from warledger.publish.known import known_by
from warledger.records import Reading


def reading(name, published=None, version_of=None):
    return Reading(made.document(name, "Rebels stormed the plant.", published=published, version_of=version_of))


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2017-03-19", []),
        ("2017-03-20", ["early"]),  # published at any hour of the day
        ("2017-03-21", ["later"]),  # the newer version takes the place of the older
        ("2017-03-30", ["later"]),  # of which only the month is known, is known when the month is over
        ("2017-03-31", ["later"]),
        ("2017-04-01", ["later", "month"]),
        ("2020-01-02", ["later", "month", "undated"]),  # without a date it counts from its arrival
    ],
)
def test_what_was_known_by_a_day_had_been_published_by_then(day, known):
    readings = [
        reading("early", "2017-03-20T23:59"),
        reading("later", "2017-03-21", version_of="early"),
        reading("undated"),
        reading("month", "2017-03"),
    ]
    arrivals = dict.fromkeys(("early", "later", "undated", "month"), "2020-01-02T10:00:00+00:00")
    assert [one.document.id for one in known_by(readings, arrivals, day)] == known
    assert [one.document.id for one in known_by(reversed(readings), arrivals, day)] == known


def test_of_two_versions_of_one_day_the_later_to_arrive_is_known():
    readings = [reading("a", "2017-03-20"), reading("b", "2017-03-20", version_of="a")]
    assert [one.document.id for one in known_by(readings, {"b": "2020", "a": "2021"}, "2017-03-20")] == ["a"]
    assert [one.document.id for one in known_by(readings, {"a": "2020", "b": "2021"}, "2017-03-20")] == ["b"]
