from bench.errors import render, worst
from bench.figures import Figure, Interval, share_of
from bench.gold import Difference, GoldSet, Judgement, Measure
from bench.measuring import Line, Scored
from bench.report import report, reproduced_part, speed_part, table


def scored(value, *, must=None, aim=None, falls=False):
    measure = Measure("share", "a share of things", share_of("a", "b"), "0.9 (Somebody 2001)", must, aim, falls=falls)
    gold = GoldSet("tiny", "a layer", "What it is.", ("tiny.jsonl",), lambda _: [], lambda *_: [], (measure,), 1)
    line = Line(measure, Figure(10, value, 0.7, 0.6, 0.5), Interval(0.4, 0.8), Figure(10, 0.1))
    return Scored(gold, "0123456789abcdef", 3, 3, 1, (line,), ())


def test_a_line_tells_figure_interval_coverage_naive_and_best_known():
    text = report([scored(0.65)], "## Speed\n")
    assert (
        "| a share of things | 10 | **0.650** | 0.400–0.800 | 0.700 | 0.600 | 0.500 | 0.100 | 0.9 (Somebody 2001) |"
        in text
    )
    assert "3 documents; 1 could not be read; gold sha256 `0123456789ab`" in text


def test_the_summary_marks_what_is_reached():
    reached = [scored(0.9, must=0.5, aim=0.8), scored(0.6, must=0.5, aim=0.8), scored(0.4, must=0.5, aim=0.8)]
    lines = [line for line in report(reached, "").splitlines() if line.startswith("| a layer | tiny")]
    assert [line.split("**")[2].split("|")[0].strip() for line in lines] == ["✓✓", "✓", "✗"]


def test_less_can_be_better():
    (line,) = [x for x in report([scored(0.04, must=0.1, aim=0.05, falls=True)], "").splitlines() if "| tiny |" in x]
    assert "✓✓" in line


def test_speed_is_no_part_of_what_is_reproduced():
    one, other = report([scored(0.6)], "## Speed\n\nfast\n"), report([scored(0.6)], "## Speed\n\nslow\n")
    assert one != other
    assert reproduced_part(one) == reproduced_part(other)
    assert speed_part(one) == "## Speed\n\nfast\n"


def test_the_report_says_first_that_this_gold_was_looked_at():
    assert "looked at" in report([], "").split("##")[0]


def test_the_terminal_gets_one_line_a_measure():
    head, line = table([scored(0.65)]).splitlines()
    assert head.split() == ["n", "figure", "95", "%", "P", "R", "answered", "naive"]
    assert line.split() == ["tiny.share", "10", "0.650", "0.400–0.800", "0.700", "0.600", "0.500", "0.100"]


def test_the_worst_items_come_first_with_both_sides_in_columns():
    small = Judgement("small", {}, (Difference("four killed", "nothing", "the words around it"),))
    big = Judgement("big", {}, (Difference("a", "b"), Difference("c", "d")))
    right = Judgement("right", {})
    assert [one.id for one in worst([right, small, big], 5)] == ["big", "small"]
    lines = render([small], width=43).splitlines()
    assert lines[0].startswith("━━ small · 1 difference ━")
    assert lines[3] == "four killed          │ nothing"
    assert lines[4] == "    the words around it"


def test_a_long_list_is_cut_and_says_so():
    many = Judgement("many", {}, tuple(Difference(str(n), "nothing") for n in range(45)))
    assert render([many]).splitlines()[-1] == "… and 5 more"


def test_nothing_wrong_is_said():
    assert render([]) == "nothing is wrong here"
