"""Makes ``reading/nets/kinds.onnx`` (with its pieces and kept words), and prints what the card says.

Usage: ``make train NET=kinds``, or this file with the training environment's Python. ``--curve`` also trains on a
quarter and a half of the sentences; ``--baseline`` only prints what a frozen encoder with a linear layer can do;
``--part N`` trains on N per cent; ``--try`` writes nothing. Needs nothing but the repository; where ``../shared/data``
is there, the net is measured on the snippets of CASE 2021 too (never trained on).
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import onnx
import torch
from baseline import baseline
from network import WEIGHTS, KindNetwork, OneWindow
from onnxruntime.quantization import QuantType, quantize_dynamic
from plain import read_plain
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from sentences import Sentence, labels, read_sentences, words_kept
from warledger.reading.nets import masking

ROOT = Path(__file__).resolve().parents[2]
NETS = ROOT / "src" / "warledger" / "reading" / "nets"
SNIPPETS = ROOT.parent / "shared" / "data" / "acled_subtypes" / "snippets.jsonl"
SEED = 20170319
LAYERS, FROZEN, EPOCHS, BATCH = 4, 1, 5, 16
RATE, HEAD_RATE, WARM = 2e-4, 1e-3, 0.1
SMOOTHING, POINTING, FORGOTTEN = 0.1, 0.3, 0.08
MAX_PIECES = 96
COMMON_PIECES = 20_000
"""The encoder's vocabulary goes by frequency: pieces after these are kept only where our sentences use them."""
OURS = 25
"""The first so many labels are ACLED's sub-event types."""
SNIPPET_KINDS = {
    "ARMED_CLASH": "Armed clash", "DISR_WEAP": "Disrupted weapons use", "PEACE_PROTEST": "Peaceful protest",
    "VIOL_DEMONSTR": "Violent demonstration", "GRENADE": "Grenade", "SUIC_BOMB": "Suicide bomb",
    "GOV_REGAINS_TERIT": "Government regains territory", "CHEM_WEAP": "Chemical weapon",
    "REM_EXPLOS": "Remote explosive/landmine/IED", "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "AIR_STRIKE": "Air/drone strike", "ARREST": "Arrests", "AGREEMENT": "Agreement",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity", "ATTACK": "Attack",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory", "SEX_VIOL": "Sexual violence",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters", "PROTEST_WITH_INTER": "Protest with intervention",
    "HQ_ESTABLISHED": "Headquarters or base established", "PROPERTY_DISTRUCT": "Looting/property destruction",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory", "MOB_VIOL": "Mob violence",
    "ABDUCT_DISSAP": "Abduction/forced disappearance", "OTHER": "Other",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One window as pieces, which of them are the trigger's, its kind, and whether the whole is about it."""

    ids: list[int]
    trigger: list[float]
    kind: int
    main: float


class Pieces:
    """The encoder's word pieces, fewer of them."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        spec = json.loads((WEIGHTS / "tokenizer.json").read_text("utf-8"))
        spec["truncation"] = spec["padding"] = None
        whole = Tokenizer.from_str(json.dumps(spec))
        used = {
            piece
            for s in sentences
            for seen in masking.masked(s.text)
            for piece in whole.encode(seen.word, add_special_tokens=False).tokens
        }
        vocab: dict[str, int] = spec["model"]["vocab"]
        self.kept = sorted(i for p, i in vocab.items() if i < COMMON_PIECES or p in used or len(p.strip("#")) <= 1)
        number = {old: new for new, old in enumerate(self.kept)}
        spec["model"]["vocab"] = {p: number[i] for p, i in vocab.items() if i in number}
        for token in spec["added_tokens"]:
            token["id"] = number[token["id"]]
        spec["post_processor"] = None
        self.spec = json.dumps(spec, ensure_ascii=False)
        self.tokenizer = Tokenizer.from_str(self.spec)

    def item(self, text: str, start: int, end: int, kind: int, main: float) -> Item:
        """Return a text as pieces."""
        first, last, mask = (self.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", masking.MASK))
        ids, on = [first], [0.0]
        for seen in masking.masked(text):
            pieces = [mask]
            if seen.word != masking.MASK:
                pieces = self.tokenizer.encode(seen.word, add_special_tokens=False).ids
            ids += pieces
            on += [float(seen.start < end and start < seen.end)] * len(pieces)
        return Item([*ids[: MAX_PIECES - 1], last], [*on[: MAX_PIECES - 1], 0.0], kind, main)


def main() -> None:
    """Train, measure, export."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(mode=True)
    sentences = read_sentences()
    if not options.trial:
        (NETS / "kept.txt").write_text(
            "\n".join(words_kept([*(s for s in sentences if not s.held_back), *read_plain()])) + "\n", "utf-8"
        )
        masking.kept_words.cache_clear()
    pieces = Pieces([*sentences, *read_plain()])
    names = labels()
    print(f"{len(sentences)} sentences, {sum(s.held_back for s in sentences)} held back; {len(pieces.kept)} pieces")
    print(", ".join(f"{kind} {n}" for kind, n in Counter(s.kind for s in sentences).most_common()))
    items = {s.text: pieces.item(s.text, s.start, s.end, names.index(s.kind), _is_main(s)) for s in sentences}
    checks = [items[s.text] for s in sentences if s.held_back]
    plain = [pieces.item(s.text, s.start, s.end, names.index(s.kind), 1.0) for s in read_plain()]
    teaching = [items[s.text] for s in sentences if not s.held_back]
    if options.baseline:
        print(f"baseline: {_figures_of_baseline([*teaching, *plain], checks, pieces, names)}")
        return
    parts = [25, 50] if options.curve else []
    for part in [*parts, options.part]:
        network = _trained([*teaching[: len(teaching) * part // 100], *plain], pieces, options)
        print(f"{part} %: {_figures(network, checks, pieces, names)}", flush=True)
    if not options.trial:
        _export(network, pieces, names)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("--try", action="store_true", dest="trial")
    parser.add_argument("--part", type=int, default=100)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def _is_main(sentence: Sentence) -> float:
    """Return 0.0 for background: its text is about something else."""
    return float(sentence.stance != "background")


# ---------------------------------------------------------------- training


def _trained(items: Sequence[Item], pieces: Pieces, options: argparse.Namespace) -> KindNetwork:
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    network = KindNetwork(options.layers, len(labels()))
    embeddings = network.encoder.embeddings
    weights = embeddings.word_embeddings.weight.detach()[pieces.kept]
    embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(weights.clone())
    for part in (embeddings, *network.encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(requires_grad=False)
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * -(-len(items) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.0, 1 - step / steps)
    )
    network.train()
    began = time.monotonic()
    for epoch in range(options.epochs):
        total = 0.0
        for batch in _batches(items, random):
            with torch.autocast("cpu", torch.bfloat16):
                loss = _loss(network, batch, pieces)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch) / len(items)
        print(f"epoch {epoch + 1}: loss {total:.3f}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    network.eval()
    return network


def _batches(items: Sequence[Item], random: np.random.Generator) -> Iterator[list[Item]]:
    """Yield batches of windows of like length, shuffled."""
    order = random.permutation(len(items)).tolist()
    groups = [order[i : i + 20 * BATCH] for i in range(0, len(order), 20 * BATCH)]
    ranked = [sorted(group, key=lambda i: len(items[i].ids)) for group in groups]
    batches = [group[i : i + BATCH] for group in ranked for i in range(0, len(group), BATCH)]
    for number in random.permutation(len(batches)).tolist():
        yield [items[i] for i in batches[number]]


def _loss(network: KindNetwork, batch: list[Item], pieces: Pieces) -> torch.Tensor:
    ids, mask, trigger = _padded(batch)
    forgotten = (torch.rand(ids.shape) < FORGOTTEN) & (mask > 0)
    forgotten[:, 0] = False
    ids = torch.where(forgotten, pieces.tokenizer.token_to_id(masking.MASK), ids)
    whole, each, pointer = network(ids, mask)
    kinds = torch.tensor([item.kind for item in batch])
    main = torch.tensor([item.main for item in batch])
    count = trigger.sum(1).clamp(min=1)
    told = (each * trigger[..., None]).sum(1) / count[:, None]
    pointed = (pointer.log_softmax(1) * trigger).sum(1) / count
    about = cross_entropy(whole, kinds, label_smoothing=SMOOTHING, reduction="none")
    return (
        cross_entropy(told, kinds, label_smoothing=SMOOTHING)
        + (about * main).mean()
        - POINTING * (pointed * main).mean()
    )


def _padded(batch: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    size = max(len(item.ids) for item in batch)
    ids = torch.tensor([item.ids + [0] * (size - len(item.ids)) for item in batch])
    mask = torch.tensor([[1.0] * len(item.ids) + [0.0] * (size - len(item.ids)) for item in batch])
    trigger = torch.tensor([item.trigger + [0.0] * (size - len(item.ids)) for item in batch])
    return ids, mask, trigger


# ---------------------------------------------------------------- measuring


@torch.no_grad()
def _figures(network: KindNetwork, checks: Sequence[Item], pieces: Pieces, names: Sequence[str]) -> str:
    told = whole = pointed = 0
    for item in checks:
        about, each, pointer = network(*_padded([item])[:2])
        trigger = torch.tensor(item.trigger)
        told += int((each[0] * trigger[:, None]).sum(0).argmax()) == item.kind
        whole += int(about[0].argmax()) == item.kind
        pointed += item.trigger[int(pointer[0].argmax())] > 0
    n = len(checks)
    figures = f"trigger {told / n:.3f}, whole {whole / n:.3f}, pointer {pointed / n:.3f} of {n} held back"
    snippets = read_snippets()
    if snippets:
        found = []
        for text, _ in snippets:
            whole_of = network(*_padded([pieces.item(text, 0, 0, 0, 0.0)])[:2])[0]
            found.append(names[int(whole_of[0, :OURS].argmax())])
        score = weighted_f1([kind for _, kind in snippets], found)
        figures += f"; snippets, by the net alone: weighted F1 {score:.3f} of {len(snippets)}"
    return figures


def _figures_of_baseline(teaching: Sequence[Item], checks: Sequence[Item], pieces: Pieces, names: Sequence[str]) -> str:
    snippets = read_snippets()
    asked = [item.ids for item in checks] + [pieces.item(text, 0, 0, 0, 0.0).ids for text, _ in snippets]
    found = baseline([(item.ids, item.kind) for item in teaching], asked, pieces.kept)
    right = sum(item.kind == kind for item, kind in zip(checks, found, strict=False)) / len(checks)
    score = weighted_f1([kind for _, kind in snippets], [names[k] for k in found[len(checks) :]])
    return f"whole {right:.3f} of {len(checks)} held back; snippets: weighted F1 {score:.3f} of {len(snippets)}"


def read_snippets() -> list[tuple[str, str]]:
    """Return the snippets of CASE 2021 with ACLED's kinds, none where ``../shared`` is absent."""
    if not SNIPPETS.exists():
        return []
    rows = map(json.loads, SNIPPETS.read_text("utf-8").splitlines())
    return [(row["text"], SNIPPET_KINDS[row["label"]]) for row in rows if row["label"] in SNIPPET_KINDS]


def weighted_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Return F1 by kind, weighted by how often the kind is gold."""
    total = 0.0
    for kind, n in Counter(gold).items():
        right = sum(g == f == kind for g, f in zip(gold, found, strict=True))
        total += 2 * right / (n + found.count(kind)) * n / len(gold)
    return total


# ---------------------------------------------------------------- export


def _export(network: KindNetwork, pieces: Pieces, names: Sequence[str]) -> None:
    """Write the net in whole numbers (7 bits a weight: the same on processors without fast 8-bit sums)."""
    rough = NETS / "kinds.float.onnx"
    example: Any = torch.ones((1, 12), dtype=torch.int64)
    torch.onnx.export(
        OneWindow(network), (example,), str(rough), input_names=["ids"], output_names=["whole", "pieces", "pointer"],
        dynamic_axes={"ids": {1: "n"}, "pieces": {1: "n"}, "pointer": {1: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    target = NETS / "kinds.onnx"
    quantize_dynamic(rough, target, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    rough.unlink()
    model = onnx.load(target)
    onnx.helper.set_model_props(model, {"labels": "|".join(names)})
    onnx.save(model, target)
    (NETS / "kinds.pieces.json").write_text(pieces.spec, "utf-8")
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
