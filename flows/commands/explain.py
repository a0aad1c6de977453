"""`callmart check --explain`: why a number was linked as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.commands.failures import WRONG_USAGE, CommandError
from flows.commands.output import cell


def explain_text(warehouse: Path, observation_id: str) -> str:
    """The sentence with number, metric and segment marked, then the observation field by field and the rule that linked it.

    Raises CommandError where there is no such observation.
    """
    import warehouse as store

    found = store.explanation(warehouse, observation_id)
    if found.is_empty():
        raise CommandError(f"There is no observation {observation_id} in {warehouse}: take an observation_id from mart.kpi.", WRONG_USAGE)
    row = found.row(0, named=True)
    page = f", page {row['page']}" if row["page"] is not None else ""
    lines = [
        f"{row['source_uri']}{page}, {row['speaker'] or 'speaker unknown'}:",
        f"    {marked_sentence(row)}",
        "",
        *(f"{name:<11} {said}" for name, said in _fields(row)),
    ]
    return "\n".join(lines) + "\n"


def marked_sentence(row: dict[str, Any]) -> str:
    """The sentence with [number], {metric} and <segment> marked where their words stand; words of an earlier sentence are not in it."""
    sentence, start, end = row["sentence"], row["surface_start"], row["surface_end"]
    marks = [(start, end, "[", "]")]
    for words, opening, closing in ((row["metric_surface"], "{", "}"), (row["segment_surface"], "<", ">")):
        place = _nearest(sentence, words, start) if words else -1
        if place >= 0 and all(place + len(words) <= left or right <= place for left, right, *_ in marks):
            marks.append((place, place + len(words), opening, closing))
    text = sentence
    for left, right, opening, closing in sorted(marks, reverse=True):
        text = f"{text[:left]}{opening}{text[left:right]}{closing}{text[right:]}"
    return " ".join(text.split())


def _nearest(sentence: str, words: str, place: int) -> int:
    """Where the words stand last before the number, else first after it; -1 where they do not."""
    before = sentence.rfind(words, 0, place + len(words))
    return before if before >= 0 else sentence.find(words, place)


def _fields(row: dict[str, Any]) -> list[tuple[str, str]]:
    bounds = f" ({cell(row['low'])} to {cell(row['high'])})" if row["low"] is not None or row["high"] is not None else ""
    per = f" per {row['per']}" if row["per"] else ""
    change = f", {row['comparison']}" if row["comparison"] else ""
    outlook = ", forward-looking" if row["is_forward_looking"] else ""
    said_metric = f", said as {row['metric_surface']}" if row["metric_surface"] else ""
    said_segment = f", said as {row['segment_surface']}" if row["segment_surface"] else ""
    return [
        ("number", f"{cell(row['value'])}{bounds} {row['unit']}{per}, {row['qualifier']}, last digit counts {cell(row['ulp'])}"),
        ("metric", f"{row['metric_id']} ({row['metric']}){said_metric}"),
        ("segment", f"{row['segment_id']}{said_segment}"),
        ("period", f"{row['period_start']} to {row['period_end']}"),
        ("measure", f"{row['measure']}{change}{outlook}"),
        ("linked by", str(row["linked_by"])),
    ]
