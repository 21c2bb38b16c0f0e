"""Three reports on one depot: dated, linked, counted by origin, disputed and graded, step by step."""

from builders import Row, reading, toll

from warledger.reconcile.reconcile import reconcile

DAY = "2017-03-19"


def example():
    post = [
        Row(
            "Insurgents stormed the grain depot in Duma on Sunday morning",
            "stormed",
            by=("Rebels",),
            to=("Army",),
            at=("Duma",),
            on=DAY,
        ),
        Row("Seven soldiers were killed", "killed", "Attack", tolls=(toll(7, population="soldiers"),), says="Monitor"),
    ]
    radio = [
        Row(
            "The army repelled an attack on the Duma depot on Sunday",
            "repelled",
            by=("Army",),
            to=("Rebels",),
            at=("Duma",),
            on=DAY,
            says="Army",
        ),
        Row("Three soldiers were martyred", "martyred", "Attack", tolls=(toll(3, population="soldiers"),), says="Army"),
    ]
    free = [
        Row(
            "We hold the depot in Duma since the assault on Sunday",
            "assault",
            by=("Rebels",),
            to=("Army",),
            at=("Duma",),
            relative="weekday:sunday:past",
            says="Rebel Spokesman",
        ),
        Row("We captured the depot", "captured", by=("Rebels",), to=("Army",), at=("Duma",), says="Rebel Spokesman"),
        Row(
            "Shells fell on the town on Monday",
            "Shells",
            "Shelling/artillery/missile attack",
            at=("Duma",),
            relative="weekday:monday:past",
        ),
    ]
    return [
        reading("harbour-post", post, DAY),
        reading("capital-radio", radio, DAY),
        reading("free-valley", free, None),
    ]


def test_the_undated_report_appeared_on_monday():
    assert reconcile(example()).dated["free-valley"].value == "2017-03-20"


def test_three_reports_tell_one_assault_and_the_shells_stay_apart():
    assault, shells = reconcile(example()).events
    assert assault.documents == ("capital-radio", "free-valley", "harbour-post")
    assert (shells.begin, shells.documents) == ("2017-03-20", ("free-valley",))


def test_both_sides_agree_on_the_assault_and_dispute_its_end_and_its_dead():
    assault = reconcile(example()).events[0]
    assert assault.grade == "agreed"
    assert {dispute.field for dispute in assault.disputes if dispute.real} == {"outcome", "toll"}
    (dead,) = assault.tolls
    assert (dead.low, dead.high) == (3, 7)
