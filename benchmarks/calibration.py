"""Does confidence mean what it says? Expected calibration error and a reliability plot, on PolNeAR dev.

    python -m benchmarks.calibration [--model MODEL] [--plot docs/reliability.svg] [--shared DIR]

An attribution counts as right where a reader marked it (cues overlap, same head of the source, at least half of the
content: the scorer's FULL). The error is the mean, over ten bins of equal width and weighted by their counts, of the
distance between mean confidence and share right (Naeini, Cooper and Hauskrecht, AAAI 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.polnear import predict
from benchmarks.where import arguments, load_scorer, need, with_model

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The attributions of one tenth of the scale: how many, how sure on average, and which share was right."""

    count: int
    confidence: float
    right: float


def bins_of(judged: list[tuple[float, bool]]) -> list[Bin]:
    """Return the bins that hold something, for confidences with whether each was right."""
    found = []
    for number in range(BINS):
        inside = [one for one in judged if min(int(one[0] * BINS), BINS - 1) == number]
        if inside:
            count = len(inside)
            found.append(Bin(count, sum(sure for sure, _ in inside) / count, sum(right for _, right in inside) / count))
    return found


def expected_error(bins: list[Bin]) -> float:
    """Return the expected calibration error, 0..1."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total


def plot(bins: list[Bin], error: float) -> str:
    """Return the reliability plot as SVG: a dot a bin, its area by its count, and the line of honest confidence."""
    largest = max(one.count for one in bins)
    dots = "".join(
        f'<circle cx="{40 + 300 * one.confidence:.1f}" cy="{320 - 300 * one.right:.1f}" '
        f'r="{3 + 11 * (one.count / largest) ** 0.5:.1f}"><title>{one.count} attributions, confidence '
        f"{one.confidence:.2f}, right {one.right:.2f}</title></circle>"
        for one in bins
    )
    ticks = "".join(
        f'<text x="{40 + 300 * step / 5:.0f}" y="338" text-anchor="middle">{step / 5:.1f}</text>'
        f'<text x="34" y="{324 - 300 * step / 5:.0f}" text-anchor="end">{step / 5:.1f}</text>'
        f'<path d="M{40 + 300 * step / 5:.0f} 20V320M40 {320 - 300 * step / 5:.0f}H340" stroke="#8884"/>'
        for step in range(6)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 372" width="540" height="558" role="img" '
        'font-family="sans-serif" font-size="11" fill="#222">\n'
        "<title>Reliability of sayso's confidence on PolNeAR dev</title>\n"
        f'<rect width="360" height="372" fill="#fff"/>{ticks}\n'
        '<path d="M40 320L340 20" stroke="#888" stroke-dasharray="4 4"/>\n'
        f'<g fill="#1f6f8b" fill-opacity=".75">{dots}</g>\n'
        f'<text x="190" y="354" text-anchor="middle">confidence</text>'
        f'<text x="190" y="368" text-anchor="middle" fill="#666">expected calibration error {error:.3f}; '
        "larger dots hold more attributions</text>\n"
        '<text transform="translate(12 170) rotate(-90)" text-anchor="middle">share that a reader marked too</text>\n'
        "</svg>\n"
    )


def main() -> None:
    """Read dev, judge every attribution, print the bins, draw them."""
    parser = arguments(__doc__)
    parser.add_argument("--plot", type=Path, help="file to write the reliability plot to, as SVG")
    args = with_model(parser).parse_args()
    data = need(args.shared / "data" / "polnear")
    scorer = load_scorer(args.shared / "eval" / "polnear_eval.py")
    judged: list[tuple[float, bool]] = []
    for name, (article, readers) in scorer.load(str(data), "dev").items():
        if not readers:
            continue
        found = predict(data / "dev" / "text" / f"{name}.txt", args.model)
        marked, _ = readers[scorer.medoid(article, readers)]
        pairs = scorer.match(
            [scorer.Attr(article, one) for one in marked], [scorer.Attr(article, one) for one in found], scorer.full_ok
        )
        right = {place for _, place in pairs}
        judged += [(one["confidence"], place in right) for place, one in enumerate(found)]
    bins = bins_of(judged)
    error = expected_error(bins)
    print("confidence   right   count")
    for one in bins:
        print(f"{one.confidence:10.2f} {one.right:7.2f} {one.count:7d}")
    print(f"expected calibration error {error:.3f} over {len(judged)} attributions")
    if args.plot is not None:
        args.plot.write_text(plot(bins, error), "utf-8")


if __name__ == "__main__":
    main()
