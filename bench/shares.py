"""What each layer costs: the time spent in each step of reading, measured by wrapping the steps where they are wired.

A step is a function that ``reader.py`` calls by name. A step inside another (a small net inside the claims) is taken
off the outer one, so that the shares add up to the whole.
"""

import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STEPS = {
    "find_times": "times",
    "find_places": "places",
    "find_actors": "actors",
    "find_tolls": "tolls",
    "find_toll_notices": "tolls",
    "find_attributions": "attributions",
    "find_claims": "claims",
    "main_claim_of": "claims",
    "find_framing": "framing",
    "find_silences": "silences",
}
"""The functions of ``reader.py`` and the layer that each belongs to; another ``find_…`` is shown by its own name."""
ORDER = ("parse", "times", "places", "actors", "tolls", "attributions", "claims", "nets", "framing", "silences", "json")
PARSE = "parse_documents"
REST = "intake and the rest"


@dataclass(slots=True)
class Clock:
    """Seconds by step, without those of the steps inside."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: list[float] = field(default_factory=list)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and counts its time for ``step``."""

        def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - wraps whatever the reader calls
            with self.measuring(step):
                return function(*arguments, **named)

        return run

    def measuring(self, step: str) -> "_Stretch":
        """Return a context in which time counts for ``step``."""
        return _Stretch(self, step)


class _Stretch:
    def __init__(self, clock: Clock, step: str) -> None:
        self._clock, self._step, self._begin = clock, step, 0.0

    def __enter__(self) -> None:
        self._clock.inside.append(0.0)
        self._begin = time.perf_counter()

    def __exit__(self, *_exception: object) -> None:
        spent = time.perf_counter() - self._begin
        within = self._clock.inside.pop()
        self._clock.seconds[self._step] += spent - within
        if self._clock.inside:
            self._clock.inside[-1] += spent


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Return milliseconds a document for each step of reading these texts, and for all that is none of them."""
    from warledger.contract import reading_to_json
    from warledger.pipeline import read, readings_of

    read("Shells hit the port of Aden on Monday, the army said.")  # what is loaded once is not part of the cost
    clock = Clock()
    _wrap(clock)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("\n".join(json.dumps({"id": str(n), "text": t}) for n, t in enumerate(texts)), encoding="utf-8")
        begin = time.perf_counter()
        for reading in readings_of([str(path)]):
            with clock.measuring("json"):
                json.dumps(reading_to_json(reading), ensure_ascii=False)
        whole = time.perf_counter() - begin
    known = dict(clock.seconds)
    in_order = {step: known.pop(step, 0.0) for step in ORDER} | dict(sorted(known.items()))
    in_order[REST] = whole - sum(in_order.values())
    return {step: round(1000 * seconds / len(texts), 2) for step, seconds in in_order.items()}


def _wrap(clock: Clock) -> None:
    """Put the clock around every step that the reader calls, and around every run of a net."""
    import onnxruntime

    from warledger.reading import reader

    for name in [n for n in vars(reader) if n.startswith("find_") or n in STEPS]:
        step = STEPS.get(name, name.removeprefix("find_"))
        setattr(reader, name, clock.timed(step, getattr(reader, name)))
    parse = vars(reader)[PARSE]
    setattr(reader, PARSE, lambda documents: _timed_steps(clock, parse(documents)))
    session = onnxruntime.InferenceSession
    session.run = clock.timed("nets", session.run)


def _timed_steps(clock: Clock, steps: Iterator[Any]) -> Iterator[Any]:
    """Yield what an iterator yields, and count the time that it takes to make each as parsing."""
    iterator = iter(steps)
    while True:
        with clock.measuring("parse"):
            item = next(iterator, None)
        if item is None:
            return
        yield item
