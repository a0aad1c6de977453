"""What stands around a number and decides how it is to be taken: words of outlook, what is left over, what is taken off, who speaks."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream
from transforms.observations.subjects import speaker_segments


def with_surroundings(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `remaining_behind`, `tail_is_told`, `excluded_loose`, `left_out_code`, `before_metric_code`, `said_there`."""
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_metric", "code", prefix="before_metric"),
        *stream.of(numbers, "after_exclude", "loose_from", "gap", prefix="excluded"),
        *stream.of(numbers, "before_exclude", "code", prefix="left_out"),
        *stream.of(numbers, "before_basis", "code", prefix="basis"),
        *_excluded_part(numbers, stream),
        *stream.of(numbers, "before_number", "code", prefix="number_before"),
    ).rename({"excluded_loose_from": "excluded_loose", "number_before_code": "number_before_kind"})
    # … revenue there declined
    after = numbers.select(following=pl.when(pl.col("before_metric") < pl.col("at")).then(pl.col("before_metric") + 1))
    (gap,) = stream.of(after, "following", "gap", prefix="there")
    numbers = numbers.with_columns(said_there=gap.str.contains(r"(?i)^\s*there(?-u:\b)").fill_null(False))
    return _with_tail_told(_with_remaining(numbers, stream), stream)


def _excluded_part(numbers: pl.DataFrame, stream: Stream) -> list[pl.Series]:
    """`left_out_role`, `left_out_gap`: of the cue behind the word that leaves something out (若不计东方书院)."""
    behind = numbers.select(behind=pl.when(pl.col("before_exclude") < pl.col("at")).then(pl.col("before_exclude") + 1))
    return stream.of(behind, "behind", "role", "gap", prefix="left_out")


def _with_remaining(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `remaining_behind`: is the number said to be left over by the words behind it ($1.6 billion remained)?"""
    (loose,) = stream.of(numbers, "after_remaining", "loose", prefix="left")
    before_next = (pl.col("after_remaining") < pl.col("after_number")).fill_null(True)
    return numbers.with_columns(remaining_behind=(pl.lit(loose) == pl.col("loose")).fill_null(False) & before_next)


def _with_tail_told(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `tail_is_told`: is what stands directly behind the number (9%的增长, 12亿元的自由现金流) a cue?"""
    after = numbers.select(following=pl.when(pl.col("at") < pl.col("last_at")).then(pl.col("at") + 1))
    following = stream.of(after, "following", "row", "gap", "role", prefix="following")
    # 5亿元以上的净流入
    directly = pl.col("following_gap").str.contains(r"^\s*的?\s*$")
    flow = (pl.col("following_role") == "polarity") & pl.col("following_gap").str.contains("^以[上下]的$")
    return numbers.with_columns(following).with_columns(
        tail_is_told=((pl.col("following_row") == pl.col("row")) & (directly | flow)).fill_null(False)
    )


def speaking(context: pl.DataFrame, utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """`row`, `side`, `speaker_segment`, `is_question` (of those that bear a number) of the context sentences, in their order."""
    turn = ["document_id", "utterance_seq"]
    speakers = utterances.select(*turn, "side").join(speaker_segments(utterances, calls), on=turn, how="left")
    asked = pl.when("bears_number").then("text").str.contains(r"[?？][”\"]?\s*$")
    return context.select("row", *turn, is_question=asked).join(speakers, on=turn, how="left", maintain_order="left").drop(turn)
