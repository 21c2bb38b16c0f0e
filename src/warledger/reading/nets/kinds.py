"""The net for kinds: text → of what kind it is as a whole, of what kind each word is, and which word tells the event.

The net (kinds.onnx, made by training/kinds) reads one window at a time, so that what it says of a sentence does not
depend on which others are read with it.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from warledger.reading.nets.masking import MASK, masked
from warledger.records import Range

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MAX_PIECES = 96
"""What a net sees of a window; the rest is cut off."""
NONE = "none"
"""What is no event, though its words may be those of one."""
_START, _END = "[CLS]", "[SEP]"
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the net says of one window.

    ``pieces`` are the character ranges of the net's pieces; ``lead`` the probabilities of what the whole is about,
    ``logits`` those of each piece's kind before they are made probabilities, both in the order of ``labels``;
    ``pointer`` the probability that a piece tells the event that the whole is about.
    """

    labels: tuple[str, ...]
    pieces: tuple[Range, ...]
    lead: Floats
    logits: Floats
    pointer: Floats

    def of_whole(self) -> dict[str, float]:
        """Return how likely the whole is about each kind."""
        return dict(zip(self.labels, self.lead.tolist(), strict=True))

    def of_words(self, start: int, end: int) -> dict[str, float]:
        """Return how likely the words within [start, end) tell each kind; nothing where the net saw none of them."""
        logits = self.logits[self._inside(start, end)]
        if not len(logits):
            return {}
        return dict(zip(self.labels, _softmax(logits.mean(axis=0)).tolist(), strict=True))

    def points_at(self, start: int, end: int) -> float:
        """Return how likely the event that the whole is about is told by the words within [start, end)."""
        return float(self.pointer[self._inside(start, end)].sum())

    def _inside(self, start: int, end: int) -> slice:
        """Return the pieces that touch [start, end)."""
        return slice(bisect_right(self.pieces, start, key=_end), bisect_left(self.pieces, end, key=_start))


def _start(piece: Range) -> int:
    return piece[0]


def _end(piece: Range) -> int:
    return piece[1]


@lru_cache(maxsize=16)
def judge(text: str) -> Judged:
    """Return what the net says of a window of text; the last few are remembered."""
    net = _net()
    ids, pieces = [net.start], list[Range]()
    for seen in masked(text):
        told = [net.mask] if seen.word == MASK else _ids(seen.word)
        ids += told
        pieces += [(seen.start, seen.end)] * len(told)
    ids, pieces = [*ids[: MAX_PIECES - 1], net.end], pieces[: MAX_PIECES - 2]
    whole, logits, pointer = net.session.run(None, {"ids": np.array([ids], dtype=np.int64)})
    return Judged(net.labels, tuple(pieces), _softmax(whole[0]), logits[0, 1:-1], _softmax(pointer[0])[1:-1])


def _softmax(values: Floats) -> Floats:
    risen = np.exp(values - values.max())
    return np.asarray(np.round(risen / risen.sum(), 4), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Net:
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    labels: tuple[str, ...]
    start: int
    end: int
    mask: int


@lru_cache(maxsize=20_000)
def _ids(word: str) -> list[int]:
    return list(_net().tokenizer.encode(word, add_special_tokens=False).ids)


@cache
def _net() -> _Net:
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - heavy; only documents that are read
    from tokenizers import Tokenizer  # noqa: PLC0415

    here = files(__package__)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_str((here / "kinds.pieces.json").read_text("utf-8"))
    session = InferenceSession((here / "kinds.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
    labels = tuple(session.get_modelmeta().custom_metadata_map["labels"].split("|"))
    numbers = tokenizer.get_vocab()
    return _Net(session, tokenizer, labels, numbers[_START], numbers[_END], numbers[MASK])
