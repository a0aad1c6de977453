"""Rows of tables in turns: each a line of its own, also above the first speaker."""

from __future__ import annotations

import polars as pl

from flows.read_text import text_lines
from transforms import transform_documents

CALL = """\
Larkspur Holdings plc
Q1 2025 Results Call
30 April 2025

£m                      Q125     Q124
Total income           7,709    6,953
Operating costs       (4,258)  (3,998)
Profit before tax      2,719    2,277

Anna Bell:
Good morning. We had income of £7.7bn, up 11% on last year.

Operator:
The first question comes from John Smith of Northern Bank.

John Smith:
Good morning. What about costs of £4.3bn?

Anna Bell:
Costs were £4.3bn, as you say.

Appendix: income statement
£m                      Q125     Q124
Total income           7,709    6,953
"""


def test_a_table_above_the_first_speaker_is_kept_line_by_line() -> None:
    frames = transform_documents(text_lines(pl.DataFrame({"document_id": ["d"], "text": [CALL]})))
    table = "\n".join(CALL.split("\n")[4:8])
    assert frames["fact_utterance"]["text"].str.contains(table, literal=True).sum() == 1
    amounts = frames["fact_quantity"].filter(pl.col("surface").is_in(["7,709", "(3,998)"]))["value"].cast(pl.Int64).to_list()
    assert amounts == [7_709_000_000, -3_998_000_000, 7_709_000_000]
