"""`python -m benchmarks [--copies N] [--rounds N]`: ratios first (they hold on any machine), then documents a CPU-second."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl

import warehouse
from benchmarks.corpus import CALL, DENSE, TRANSCRIPT, copies, lines_of, sentences_of
from benchmarks.measure import best_times
from benchmarks.memory import peak_memory
from transforms import transform_documents
from transforms.quantities.grammar import MENTION
from transforms.quantities.read import read_mentions

_BATCHES = (1, 10, 100, 500)
_PLAIN = "one plain polars pass of the same regex"
_QUANTITIES, _DISTINCT = "quantities", "quantities, no mention or clause twice"
_DENSE = "quantities, dense transcripts"
_CALL, _PLAIN_CALL = "quantities, as few as in a real call", "one plain pass over these transcripts"
_PIPELINE, _LOAD = "whole text pipeline", "load into a new warehouse"
_WITH_LOAD = "whole text pipeline with load"


def _pipeline(texts: list[str]) -> Callable[[], dict[str, pl.DataFrame]]:
    lines, documents = lines_of(texts)
    return lambda: transform_documents(lines, documents)


def _quantities(texts: list[str]) -> Callable[[], pl.DataFrame]:
    sentences, contexts = sentences_of(texts)
    return lambda: read_mentions(sentences, contexts)


def _load(tables: dict[str, pl.DataFrame]) -> None:
    """One batch into a new warehouse, published."""
    now = dt.datetime.now(dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder) / "benchmark.duckdb"
        with warehouse.writer(published) as connection:
            run_id = warehouse.start_run(connection, started_at=now, pipeline_version="benchmark", flow_run_id=None)
            warehouse.load_batch(connection, tables, run_id=run_id, loaded_at=now)
            warehouse.publish(connection, published)


def _jobs(texts: list[str]) -> dict[str, Callable[[], object]]:
    sentences, contexts = sentences_of(texts)
    distinct_sentences, distinct_contexts = sentences_of(copies(len(texts), distinct=True))
    dense_sentences, dense_contexts = sentences_of(copies(len(texts), density=DENSE))
    call_sentences, call_contexts = sentences_of(copies(len(texts), density=CALL))
    pipeline = _pipeline(texts)
    tables = {name: frame for name, frame in pipeline().items() if name in warehouse.TABLES}
    if tables["dim_document"].height != len(texts):
        raise SystemExit("The pipeline rejected copies of the sample: fix that first, the figures would flatter it.")
    read, linked = (tables[name].height / len(texts) for name in ("fact_quantity", "fact_observation"))
    print(f"{read:.0f} quantities and {linked:.0f} observations a copy")
    return {
        _PLAIN: lambda: sentences.select(pl.col("text").str.extract_all(MENTION)),
        _PLAIN_CALL: lambda: call_sentences.select(pl.col("text").str.extract_all(MENTION)),
        _CALL: lambda: read_mentions(call_sentences, call_contexts),
        _QUANTITIES: lambda: read_mentions(sentences, contexts),
        _DISTINCT: lambda: read_mentions(distinct_sentences, distinct_contexts),
        _DENSE: lambda: read_mentions(dense_sentences, dense_contexts),
        _PIPELINE: pipeline,
        _LOAD: lambda: _load(tables),
    }


def _row(name: str, value: str, note: str = "") -> str:
    return f"{name:<44} {value:>12}  {note}".rstrip()


def _print_ratios(times: dict[str, float]) -> None:
    print(_row("ratio", "speed", "against"))
    print(_row(_CALL, f"{times[_PLAIN_CALL] / times[_CALL]:.3f}", _PLAIN_CALL))
    for name in (_QUANTITIES, _DISTINCT, _DENSE, _PIPELINE, _WITH_LOAD):
        print(_row(name, f"{times[_PLAIN] / times[name]:.3f}", _PLAIN))
    print(_row(_DISTINCT, f"{times[_QUANTITIES] / times[_DISTINCT]:.2f}", _QUANTITIES))
    print(_row(_WITH_LOAD, f"{times[_PIPELINE] / times[_WITH_LOAD]:.2f}", _PIPELINE))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--copies", type=int, default=max(_BATCHES), help="documents in the largest batch (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (default %(default)s)")
    options = parser.parse_args()
    texts = copies(options.copies)
    size = sum(len(text.encode()) for text in texts)
    print(
        f"{options.copies} copies of a sample call, {size / 1e6:.1f} MB, every copy with numbers of its own; "
        f"CPU time, best of {options.rounds} rounds"
    )
    times = best_times(_jobs(texts), options.rounds)
    times[_WITH_LOAD] = times[_PIPELINE] + times[_LOAD]
    print()
    _print_ratios(times)
    print()
    print(_row("on this machine", "ms CPU", f"per transcript of {TRANSCRIPT // 1000} KB"))
    for name, seconds in times.items():
        print(_row(name, f"{1000 * seconds * TRANSCRIPT / size:.2f}"))
    print()
    _print_batches(texts, options.rounds, times)
    print()
    memory = peak_memory(options.copies)
    print(_row("peak memory", "MB", f"whole text pipeline, batch of {options.copies}"))
    if memory is not None:
        before, peak = memory
        print(_row("before", f"{before:.0f}"))
        print(_row("at most", f"{peak:.0f}", f"{1000 * (peak - before) / options.copies:.0f} KB a transcript"))


def _print_batches(texts: list[str], rounds: int, times: dict[str, float]) -> None:
    """What a call of the chain costs however small the batch is, and how many transcripts are done by batch size."""
    largest = len(texts)
    print(_row("batch size", "ms CPU a call", f"transcripts/s, of {TRANSCRIPT // 1000} KB, a CPU-second"))
    for name, job in ((_QUANTITIES, _quantities), (_PIPELINE, _pipeline)):
        for count in [batch for batch in _BATCHES if batch < largest]:
            seconds = best_times({name: job(texts[:count])}, rounds)[name]
            print(_row(f"{count}, {name}", f"{1000 * seconds:.0f}", f"{_transcripts(texts[:count]) / seconds:.0f}"))
        print(_row(f"{largest}, {name}", f"{1000 * times[name]:.0f}", f"{_transcripts(texts) / times[name]:.0f}"))
    print(_row(f"{largest}, with load", f"{1000 * times[_WITH_LOAD]:.0f}", f"{_transcripts(texts) / times[_WITH_LOAD]:.0f}"))


def _transcripts(texts: list[str]) -> float:
    """How many transcripts of 58 KB the texts make up."""
    return sum(len(text.encode()) for text in texts) / TRANSCRIPT


if __name__ == "__main__":
    main()
