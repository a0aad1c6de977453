"""`python -m benchmarks [--copies N] [--rounds N]`: ratios first (they hold on any machine), then documents a CPU-second."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import polars as pl

from benchmarks.corpus import copies, lines_of, sentences_of
from benchmarks.measure import best_times
from transforms import transform_documents
from transforms.quantities.grammar import MENTION
from transforms.quantities.read import read_mentions

#: Size of the transcript that the figures are scaled to, in bytes.
_TRANSCRIPT = 58_000
_BATCHES = (1, 10, 100, 500)
_PLAIN = "one plain polars pass of the same regex"
_QUANTITIES, _DISTINCT, _PIPELINE = "quantities", "quantities, no mention twice", "whole text pipeline"


def _jobs(count: int) -> tuple[dict[str, Callable[[], object]], int]:
    texts, distinct = copies(count), copies(count, distinct=True)
    sentences, contexts = sentences_of(texts)
    distinct_sentences, distinct_contexts = sentences_of(distinct)
    lines, documents = lines_of(texts)
    jobs: dict[str, Callable[[], object]] = {
        _PLAIN: lambda: sentences.select(pl.col("text").str.extract_all(MENTION)),
        _QUANTITIES: lambda: read_mentions(sentences, contexts),
        _DISTINCT: lambda: read_mentions(distinct_sentences, distinct_contexts),
        _PIPELINE: lambda: transform_documents(lines, documents),
    }
    return jobs, sum(len(text.encode()) for text in texts)


def _row(name: str, value: str, note: str = "") -> str:
    return f"{name:<44} {value:>12}  {note}".rstrip()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--copies", type=int, default=max(_BATCHES), help="documents in the largest batch (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (default %(default)s)")
    options = parser.parse_args()
    jobs, size = _jobs(options.copies)
    times = best_times(jobs, options.rounds)
    plain = times[_PLAIN]
    print(
        f"{options.copies} copies of a sample call, {size / 1e6:.1f} MB, every copy with numbers of its own; "
        f"CPU time, best of {options.rounds} rounds"
    )
    print()
    print(_row("ratio", "speed", "against"))
    for name in (_QUANTITIES, _DISTINCT, _PIPELINE):
        print(_row(name, f"{plain / times[name]:.2f}", _PLAIN))
    print(_row(_DISTINCT, f"{times[_QUANTITIES] / times[_DISTINCT]:.2f}", _QUANTITIES))
    print()
    print(_row("on this machine", "ms CPU", f"per transcript of {_TRANSCRIPT // 1000} KB"))
    for name, seconds in times.items():
        print(_row(name, f"{1000 * seconds * _TRANSCRIPT / size:.2f}"))
    print()
    print(_row("batch size, whole text pipeline", "documents/s", f"of {_TRANSCRIPT // 1000} KB, a CPU-second"))
    for count in [batch for batch in _BATCHES if batch < options.copies]:
        batch_jobs, batch_size = _jobs(count)
        seconds = best_times({_PIPELINE: batch_jobs[_PIPELINE]}, options.rounds)[_PIPELINE]
        print(_row(str(count), f"{batch_size / _TRANSCRIPT / seconds:.0f}"))
    print(_row(str(options.copies), f"{size / _TRANSCRIPT / times[_PIPELINE]:.0f}"))


if __name__ == "__main__":
    main()
