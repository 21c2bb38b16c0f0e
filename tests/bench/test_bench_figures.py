import pytest
from bench.figures import f1_of, intervals, precision_of, recall_of, share_of, total


def counts(hit, extra, missed):
    return {"x.hit": hit, "x.extra": extra, "x.missed": missed}


@pytest.mark.parametrize(
    ("hit", "extra", "missed", "expected"),
    [
        (3, 1, 1, (0.75, 0.75, 0.75)),
        (0, 0, 4, (0.0, 0.0, 0.0)),  # nothing read: no division by nothing
        (0, 0, 0, (0.0, 0.0, 0.0)),  # nothing asked either
        (2, 0, 2, (1.0, 0.5, 2 / 3)),
    ],
)
def test_f1_comes_of_sums(hit, extra, missed, expected):
    figure = f1_of("x")(counts(hit, extra, missed))
    assert (figure.precision, figure.recall, figure.value) == pytest.approx(expected)
    assert figure.n == hit + missed


def test_precision_and_recall_can_be_the_main_figure():
    tally = counts(3, 1, 3)
    assert precision_of("x")(tally).value == 0.75
    assert recall_of("x")(tally).value == 0.5


def test_a_share_shows_how_many_questions_were_answered():
    figure = share_of("near", "found", "asked")({"near": 3, "found": 4, "asked": 8})
    assert (figure.value, figure.coverage, figure.n) == (0.75, 0.5, 4)


def test_a_share_of_nothing_is_nought():
    assert share_of("near", "found")({}).value == 0.0


def test_tallies_add_up():
    assert total([counts(1, 0, 2), counts(2, 1, 0)]) == counts(3, 1, 2)


def test_the_interval_is_the_same_for_the_same_set_and_holds_the_figure():
    tallies = [counts(n % 3, n % 2, (n + 1) % 2) for n in range(40)]
    measures = {"f1": f1_of("x")}
    first = intervals(tallies, measures, "a set")["f1"]
    assert first == intervals(tallies, measures, "a set")["f1"]
    assert first.low < f1_of("x")(total(tallies)).value < first.high


def test_documents_are_drawn_and_not_answers():
    one_big_miss = [counts(0, 0, 100), *[counts(1, 0, 0)] * 9]
    spread = intervals(one_big_miss, {"recall": recall_of("x")}, "a set")["recall"]
    assert spread.high == 1.0  # the draws without the one document in which all went wrong
    assert spread.low < 0.1


def test_without_documents_there_is_an_empty_interval():
    assert intervals([], {"f1": f1_of("x")}, "a set")["f1"].high == 0.0
