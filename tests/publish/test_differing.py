from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish import testimony
from warledger.publish.differing import differences, dispute_line
from warledger.records import Dispute, DisputeSide

TESTIMONY = testimony.Testimony.of(made.READINGS)


def sides(*values):
    claims = (made.STORMED.id, made.REPELLED.id)
    return tuple(DisputeSide(value, (), ("north",), (claim,)) for value, claim in zip(values, claims, strict=True))


@pytest.mark.parametrize(
    ("value", "who"),
    [
        ("repelled", "B) repelled: Norland army (government) says, in North Post"),  # a value of ours is told
        ("it had repelled the assault", "B) Norland army (government) says, in North Post"),  # the quotation tells it
        ("denied: it had repelled the assault", "B) denied: Norland army (government) says, in North Post"),
        ("denied: another thing", "B) denied: another thing: Norland army (government) says, in North Post"),
    ],
)
def test_a_side_of_a_dispute_is_told_once(value, who):
    line = dispute_line(made.STORM, Dispute("outcome", sides("taken", value)), TESTIMONY)
    assert line.voices[-1].who == who
    assert "“it had repelled the assault”" in line.voices[-1].sayings[0].words


def test_differences_of_one_event_stand_on_one_line_and_the_rest_is_counted():
    quiet = tuple(Dispute("toll", sides(f"{n}", f"{n + 1}"), real=False, why_not="scope") for n in range(5))
    (line,) = differences([replace(made.STORM, disputes=quiet)], TESTIMONY).groups[0].lines
    assert [voice.who for voice in line.voices] == ["how many (other scope)"] * 3 + ["2 more"]
    assert [saying.words for saying in line.voices[0].sayings] == ["0", "1"]
