"""What speech recognition writes: times of subtitles, sentences over several lines, spaces between all characters."""

from __future__ import annotations

import polars as pl

from tests.transforms.turns.examples import read, texts

BRACKETED = """\
云岭医疗 2026年第二季业绩说明会
[85.460 --> 88.260] 我们 20 25 年的 营 收 是 超 过 93 亿
[88.260 --> 91.560] 毛 利 率 的话 是 31. 44 % 比 去 年 高
[91.560 --> 95.140] 那 我们 营 业 净 利 是 52 300 万
[95.140 --> 99.880] 今 年 上 半 年 营 业 费 用 控 制 得 很 好 主 要 是 人 员 没 有 增 加
[99.880 --> 103.300] 资 产 总 计 大概 是 14 7 亿 左 右 和 去 年 年 底 相 比 没 有 太 大 变 化
[103.300 --> 108.120] 接 下 来 我 们 看 一 下 现 金 流 量 表 的 状 况 以 及 今 年 的 资 本 支 出 计 划
[108.120 --> 112.480] 最 后 谢 谢 各 位 投 资 人 今 天 的 参 与 也 欢 迎 大 家 提 问 AI LAB 的 进 展
"""

CAPTIONS = """\
Fernhollow Tools Q3 2025 Earnings Call

1
00:00:01,000 --> 00:00:04,200
Good morning. Revenue for the third quarter was

2
00:00:04,200 --> 00:00:07,900
$412 million, up 6% year over year, and gross

3
00:00:07,900 --> 00:00:11,000
margin was 41.5%.

4
00:00:11,000 --> 00:00:15,000
Adjusted EBITDA was $77 million.
"""


def test_times_leave_and_a_line_without_punctuation_is_a_paragraph() -> None:
    lines = texts(read(BRACKETED))[0].split("\n")
    assert lines[1:4] == ["我们2025年的营收是超过93亿", "毛利率的话是31.44%比去年高", "那我们营业净利是52300万"]
    assert lines[-1].endswith("AI LAB的进展")


def test_every_character_of_a_closed_text_knows_its_place() -> None:
    turns = read(BRACKETED)
    text, printed = texts(turns)[0], BRACKETED.split("\n")
    for piece in turns.pieces.iter_rows(named=True):
        stretch = text[piece["char_start"] : piece["char_start"] + piece["length"]]
        line = printed[piece["line_seq"]]
        assert line[piece["line_char_start"] : piece["line_char_start"] + piece["length"]] == stretch
    covered = turns.pieces.select(pl.col("length").sum()).item()
    assert covered == len(text.replace("\n", ""))


def test_captions_run_on_to_the_end_of_the_sentence() -> None:
    spoken = texts(read(CAPTIONS))[0]
    assert "Revenue for the third quarter was $412 million, up 6% year over year, and gross margin was 41.5%." in spoken
    assert "-->" not in spoken
    assert spoken.endswith("Adjusted EBITDA was $77 million.")


def test_a_text_with_a_few_spaced_words_stays_as_it_is() -> None:
    said = "本 季度收入为 5 亿元，同比增长 8%，主要来自存储和 AI 业务，费用率下降。" * 5
    assert texts(read(f"顾明远 – 首席财务官\n\n{said}"))[0] == said
