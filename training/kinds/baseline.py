"""What the net must beat: a frozen sentence encoder, all six layers of it, with a linear layer on what it says."""

from collections.abc import Sequence

import numpy as np
import torch
from network import KindNetwork
from sklearn.linear_model import LogisticRegression


@torch.no_grad()
def baseline(teaching: Sequence[tuple[list[int], int]], asked: Sequence[list[int]], kept: Sequence[int]) -> list[int]:
    """Return the kinds that a linear layer over a frozen encoder gives.

    Args:
        teaching: windows as pieces, and the number of their kind.
        asked: windows whose kinds are asked.
        kept: the encoder's pieces that the windows' numbers count.
    """
    encoder = KindNetwork(6, 1).encoder.eval()
    ids = torch.tensor(list(kept))

    def seen(pieces: list[int]) -> np.ndarray:
        hidden = encoder(input_ids=ids[torch.tensor([pieces])]).last_hidden_state[0].mean(0)
        return (hidden / hidden.norm()).numpy()

    model = LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced")
    model.fit([seen(pieces) for pieces, _ in teaching], [kind for _, kind in teaching])
    found = model.predict([seen(pieces) for pieces in asked])
    return [int(kind) for kind in found]
