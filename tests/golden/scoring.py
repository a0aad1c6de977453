"""Compare a warehouse with hand-labelled gold: which mentions are read exactly, which facts are found, which are contradicted."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

import warehouse

SPACE = re.compile(r"\s+")
VALUELESS = ("identifier", "ordinal", "date", "period")
FACT_KEY = ("segment", "metric_id", "period_start", "period_end", "measure", "comparison", "unit", "per")


OBSERVATIONS = """
    select split_part(o.segment_id, '/', 2) as segment, o.metric_id, o.measure, coalesce(o.comparison, '') as comparison,
           p.start_date::varchar as period_start, p.end_date::varchar as period_end,
           o.unit_id as unit, coalesce(o.per, '') as per, o.value, o.low, o.high
    from fact_observation o join dim_period p using (period_id)
    where o.document_id = $document and not o.is_forward_looking and not starts_with(o.linked_by, 'analyst')
"""


@dataclass
class Score:
    """What was compared, and each difference in words."""

    mentions: int = 0
    mention_faults: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    facts: int = 0
    facts_missed: list[str] = field(default_factory=list)
    facts_wrong: list[str] = field(default_factory=list)


def score(published: Path, document_id: str, gold: Path) -> Score:
    """Compare one loaded document with the gold folder of its call (`mentions.jsonl`, `facts.csv`)."""
    result = Score()
    body, read = _read_mentions(published, document_id)
    _compare_mentions(body, read, gold, result)
    _compare_facts(published, document_id, gold, result)
    return result


def _rows(published: Path, sql: str, document_id: str) -> list[dict[str, Any]]:
    with warehouse.reader(published) as connection:
        return connection.sql(sql, params={"document": document_id}).pl().to_dicts()


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value)).normalize()


def _read_mentions(published: Path, document_id: str) -> tuple[str, list[dict[str, Any]]]:
    """The document's turns as one text without white space, and its mentions with their places in it."""
    turns = _rows(published, "from fact_utterance where document_id = $document order by seq", document_id)
    body, starts = "", {}
    for turn in turns:
        starts[turn["utterance_id"]] = (len(body), turn["text"])
        body += SPACE.sub("", turn["text"])
    mentions = _rows(published, "from fact_quantity where document_id = $document order by seq", document_id)
    for mention in mentions:
        base, text = starts[mention["utterance_id"]]
        mention["at"] = base + len(SPACE.sub("", text[: mention["char_start"]]))
        mention["end"] = base + len(SPACE.sub("", text[: mention["char_end"]]))
    return body, mentions


def _compare_mentions(body: str, read: list[dict[str, Any]], gold: Path, result: Score) -> None:
    labels = [json.loads(line) for line in (gold / "mentions.jsonl").read_text("utf-8").splitlines()]
    cursor, spans = 0, []
    for label in labels:
        at = _place(body, label, cursor)
        if at >= 0:
            spans.append((at, at + len(label["surface"])))
            cursor = at if label["required"] else cursor
        if not label["required"]:
            continue
        result.mentions += 1
        hits = [m for m in read if m["at"] < at + len(label["surface"]) and at < m["end"]] if at >= 0 else []
        readings = [label, *({**label, **other} for other in label.get("alt", []))]
        if not any(_same(hit, reading) for hit in hits for reading in readings):
            got = [(hit["surface"], hit["kind"], hit["value"], hit["unit_id"], hit["per"], hit["qualifier"]) for hit in hits]
            result.mention_faults.append(f"{label['before'][-8:]}[{label['surface']}]{label['after'][:8]} read as {got}")
    for mention in read:
        if mention["value"] is not None and not any(mention["at"] < end and start < mention["end"] for start, end in spans):
            result.invented.append(mention["surface"])


def _place(body: str, label: dict[str, Any], cursor: int) -> int:
    for left, right in ((8, 8), (4, 4), (4, 0), (0, 4)):
        head = label["before"][-left:] if left else ""
        found = body.find(head + label["surface"] + label["after"][:right], max(0, cursor - 40))
        if found >= 0:
            return found + len(head)
    return -1


def _same(read: dict[str, Any], label: dict[str, Any]) -> bool:
    if read["kind"] != label["kind"]:
        return False
    if label["kind"] in VALUELESS:
        return True
    bounds = ("low", "high") if label["qualifier"] == "range" or label["kind"] == "digits" else ()
    return (
        all(_number(read[name]) == _number(label[name]) for name in ("value", *bounds))
        and (label["kind"] == "ratio" or read["unit_id"] == label["unit"])
        and (read["per"] or None) == (label["per"] or None)
        and read["qualifier"] == label["qualifier"]
        and (not label.get("spoken") or _number(read["spoken_value"]) == _number(label["spoken"]))
    )


def _compare_facts(published: Path, document_id: str, gold: Path, result: Score) -> None:
    with (gold / "facts.csv").open(encoding="utf-8") as table:
        labels = list(csv.DictReader(table))
    read = _rows(published, OBSERVATIONS, document_id)
    for label in labels:
        if label["core"] == "1":
            result.facts += 1
            if not any(_agree(row, label) and _equal(row, label) for row in read):
                result.facts_missed.append(_words(label))
    for row in read:
        peers = [label for label in labels if _agree(row, label)]
        if peers and not any(_equal(row, label) for label in peers):
            result.facts_wrong.append(_words(row))


def _agree(read: dict[str, Any], label: dict[str, str]) -> bool:
    return all((read[name] or "") == (label[name] or "") for name in FACT_KEY if label[name] or not name.startswith("period_"))


def _equal(read: dict[str, Any], label: dict[str, str]) -> bool:
    if label["value"]:
        return _number(read["value"]) == _number(label["value"])
    return (_number(read["low"]), _number(read["high"])) == (_number(label["low"]), _number(label["high"]))


def _words(row: dict[str, Any]) -> str:
    return " ".join(str(row[name]) for name in (*FACT_KEY, "value") if row[name])


def only_document(published: Path) -> str:
    documents: pl.DataFrame = warehouse.documents(published)
    assert documents.height == 1, documents
    return str(documents["document_id"][0])
