"""Training itself, on a few sentences: needs the extra `train`, and is passed over without it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from marked_stories import BRIDGE, BRIDGE_ANN, marked, put

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

# ruff: noqa: E402 - these need what was just looked for.
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from sayso.cli.train import train
from sayso.errors import ModelError, UsageError, WorkError
from sayso.learning import checkpoint
from sayso.learning.calibrate import calibrate
from sayso.learning.export import write_model
from sayso.learning.fit import fit
from sayso.learning.model import Reader
from sayso.learning.plan import Plan, Progress
from sayso.learning.weights import from_minilm, from_onnx
from sayso.reading.trained.network import Network
from sayso.reading.trained.windows import Window

SENTENCES = [
    (f"The {what} will {how}, the {who} said. It rained.", (f"the {who}", "said", f"The {what} will {how}"))
    for what, how, who in [
        ("bridge", "reopen", "mayor"), ("ferry", "sail", "captain"), ("school", "close", "minister"),
        ("road", "flood", "police"), ("plant", "expand", "company"), ("strike", "end", "union"),
    ]
]  # fmt: skip
ARTICLES = [marked(f"{number}.txt", text, triple) for number, (text, triple) in enumerate(SENTENCES)]
PLAN = Plan(epochs=2, batch=18, encoder_rate=1e-4)
"""A sentence a step, so that there are six in an epoch."""


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    words = sorted({word for text, _ in SENTENCES for word in text.lower().replace(",", " ").replace(".", " ").split()})
    vocabulary = {word: number for number, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", ",", *words])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture(scope="module")
def model(tokenizer: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("models")
    tokenizer.save(str(folder / "tokenizer.json"))
    write_model(fresh(), folder / "tokenizer.json", folder / "model", "toy", threshold=0.25)
    return folder / "model"


def fresh() -> Any:
    """Return a reader whose weights all differ, as those of a trained one do: equal ones are stored once."""
    torch.manual_seed(1)
    reader = Reader()
    with torch.no_grad():
        for value in reader.parameters():
            value += 0.01 * torch.randn_like(value)
    return reader


def test_a_trained_reader_has_learnt_nothing(tokenizer: Any, tmp_path: Path) -> None:
    losses: list[float] = []
    plan = Plan(epochs=12, batch=96, encoder_rate=1e-4)
    fit(fresh(), ARTICLES, tokenizer, plan, tmp_path, lambda now: losses.append(now.loss))
    assert losses[-1] < losses[0] / 2


def test_a_stopped_training_starts_again_or_comes_to_other_weights(tokenizer: Any, tmp_path: Path) -> None:
    whole, stopped, resumed = fresh(), fresh(), fresh()
    fit(whole, ARTICLES, tokenizer, PLAN, tmp_path / "whole")
    steps: list[int] = []

    def stop(now: Progress) -> None:
        steps.append(now.step)
        if now.step == 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(stopped, ARTICLES, tokenizer, PLAN, tmp_path / "other", stop)
    fit(resumed, ARTICLES, tokenizer, PLAN, tmp_path / "other", lambda now: steps.append(now.step))
    assert steps == list(range(1, 13))
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name
    fit(fresh(), ARTICLES, tokenizer, PLAN, tmp_path / "other", lambda now: steps.append(-1))
    assert -1 not in steps, "a training that is done trains again"


def test_another_training_goes_on_from_a_state_that_is_not_its_own(tokenizer: Any, tmp_path: Path) -> None:
    fit(fresh(), ARTICLES, tokenizer, PLAN, tmp_path)
    for plan, articles in ((replace(PLAN, seed=14), ARTICLES), (PLAN, ARTICLES[1:])):
        steps: list[int] = []
        fit(fresh(), articles, tokenizer, plan, tmp_path, lambda now, steps=steps: steps.append(now.step))
        assert steps[0] == 1
    (tmp_path / checkpoint.NAME).write_bytes(b"broken")
    steps = []
    fit(fresh(), ARTICLES, tokenizer, PLAN, tmp_path, lambda now: steps.append(now.step))
    assert steps[0] == 1


def test_an_exported_reader_cannot_be_read_back(model: Path) -> None:
    before, after = fresh().eval(), from_onnx(model).eval()
    torch.manual_seed(2)
    words = torch.randint(0, 30_000, (2, 40))
    zeros, mask = torch.zeros_like(words), torch.ones(2, 40)
    with torch.no_grad():
        for one, other in zip(
            before.encoder(words, zeros, zeros, zeros, mask),
            after.encoder(words, zeros, zeros, zeros, mask),
            strict=True,
        ):
            # 8 bits a weight: an error of about one in a hundred.
            assert (one - other).abs().mean() < 0.03 * one.abs().mean()
    for name, value in before.roles.state_dict().items():
        assert torch.equal(value, after.roles.state_dict()[name]), name


def test_the_network_that_is_run_is_not_the_one_that_was_trained(tokenizer: Any, tmp_path: Path, model: Path) -> None:
    write_model(fresh(), model / "tokenizer.json", tmp_path, "toy", fp32=True)
    window = Window()
    for word in range(4, 30):
        window.append(word, (word, word + 1), 0, 0, 0)  # type: ignore[arg-type]  # only their order counts
    reader = fresh().eval()
    ids = torch.tensor([window.words])
    zeros = torch.zeros_like(ids)
    with torch.no_grad():
        scores, _, _, _ = reader.encoder(ids, zeros, zeros, zeros, torch.ones(1, len(window)))
    sure = (1 - scores.softmax(-1)[0, :, 0]).numpy()
    found, _ = Network(tmp_path).read(window, 0.0)
    assert found
    for one in found:
        assert one.chance == pytest.approx(sure[one.first : one.last].max(), abs=1e-4)


def test_a_writing_that_fails_leaves_half_a_model(tmp_path: Path, model: Path) -> None:
    with pytest.raises(WorkError, match="cannot be written"):
        write_model(fresh(), tmp_path / "absent.json", tmp_path / "out", "toy")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_start_that_is_no_reader_ends_in_a_traceback(tmp_path: Path, model: Path) -> None:
    with pytest.raises(ModelError, match=r"encoder\.onnx: cannot be read"):
        from_onnx(tmp_path)
    (tmp_path / "encoder.onnx").write_bytes(b"broken")
    with pytest.raises(ModelError, match=r"encoder\.onnx: "):
        from_onnx(tmp_path)
    (tmp_path / "encoder.onnx").write_bytes((model / "roles.onnx").read_bytes())
    with pytest.raises(ModelError, match="no reader that this version can train"):
        from_onnx(tmp_path)
    with pytest.raises(ModelError, match=r"model\.safetensors: cannot be read"):
        from_minilm(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match=r"model\.safetensors: cannot be read"):
        from_minilm(tmp_path)


def test_a_confidence_is_fitted_on_a_handful(model: Path) -> None:
    with pytest.raises(ModelError, match="Hold out more articles"):
        calibrate(model, ARTICLES)


def test_the_command_leaves_a_reader_that_can_be_used(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    for number, ann in enumerate([BRIDGE_ANN, BRIDGE_ANN, ""]):
        text = f"{BRIDGE} Day {number}."
        put(data, **{f"a{number}_txt": text, f"a{number}_ann": ann})
    out = tmp_path / "mine"
    call = [str(data), "-o", str(out), "--model", str(model), "--epochs", "1", "--hold-out", "0.4"]
    train.main(call, standalone_mode=False)
    told = capsys.readouterr()
    assert "held out" in told.err
    assert "These are few" in told.err
    assert f"sayso read PATH... --model {out}" in told.err
    assert sorted(path.name for path in out.iterdir()) == ["encoder.onnx", "model.json", "roles.onnx", "tokenizer.json"]
    network = Network(out)
    assert network.card.label.startswith("mine ")
    assert network.card.threshold == 0.25, "too little was held out to choose another"
    with pytest.raises(UsageError, match="this is the reader to start from"):
        train.main([str(data), "-o", str(out), "--model", str(out)], standalone_mode=False)
