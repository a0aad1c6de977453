"""How speakers are marked in print, as short transcripts made of label forms and of sentences that anybody might say.

`label_forms.yml` has one entry a form: `form` (what it is), `language`, `turns` one a line, `label => side name ; title ; firm`.
In a label `⏎` ends a line and `{}` tells where the words go (behind the label if left out). `set` tells how label and words may stand:
`inline` (on one line), `apart` (words on the next line). Title and firm are compared where they are given. All people and firms are
invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

WORDS = {
    "zh": {
        "title": "青鸾光电股份有限公司2025年三季度业绩交流会纪要",
        "prepared": [
            "前三季度公司实现营业收入41.8亿元，同比增长15.2%。\n毛利率为35.3%，同比提升0.4个百分点。",
            "各位投资者大家好，费用率为12.1%，经营性现金流为6.3亿元。",
        ],
        "analyst": [
            "请问海外业务的进展如何？",
            "毛利率环比下降的原因是什么？后续怎么展望？",
            "想了解一下公司全年的收入目标。",
            "介绍一下新产线的爬坡节奏，谢谢。",
        ],
        "company": [
            "谢谢提问。海外收入为5.2亿元，同比增长18%，占比提升至23%。",
            "主要有两点：一是原材料价格上涨，二是产品结构变化。\n第三季度以来已经好转，毛利率回升到36%。",
            "全年收入预计为58亿元，我们有信心完成。",
            "新产线投资12亿元，预计四季度满产。",
        ],
        "operator": ["下面进入提问环节，请第一位投资者提问。", "请接入下一位提问者。"],
        "welcome": ["各位投资者晚上好，欢迎参加公司的业绩说明会。"],
    },
    "en": {
        "title": "Hartsell Corp. (HTSL) Q3 2025 Earnings Call Transcript",
        "prepared": [
            "Revenue was $418 million in the third quarter, up 15% from a year ago.\nGross margin was 35.3%, up 40 basis points.",
            "Good morning, everyone. Operating expenses were $121 million, and cash flow from operations was $63 million.",
        ],
        "analyst": [
            "What drove the growth of the overseas business in the quarter?",
            "Can you talk about gross margin? And how should we think about the next quarter?",
            "I wanted to ask about your outlook for the full year.",
            "Just a quick one on the new line in Ohio.",
        ],
        "company": [
            "Thank you. Overseas revenue was $52 million, up 18%, and it is now 23% of the total.",
            "Two things: prices of raw materials rose, and the mix changed.\nIt has become better since, and margin is back at 36%.",
            "We expect revenue of $1.8 billion for the full year, and we are confident about it.",
            "The new line cost us $12 million and will be at full capacity in the fourth quarter.",
        ],
        "operator": ["We will now begin the question-and-answer session. Please go ahead.", "Please go ahead with the next question."],
        "welcome": ["Good morning, and welcome to the third quarter earnings conference call."],
    },
}


@dataclass(frozen=True)
class Example:
    name: str
    text: str
    turns: list[tuple[str | None, ...]]  # section, side, name, title, firm, words


def examples() -> list[Example]:
    entries = yaml.safe_load((Path(__file__).parent / "label_forms.yml").read_text("utf-8"))
    return [_example(entry, manner) for entry in entries for manner in entry.get("set", ["inline", "apart"])]


def _example(entry: dict[str, Any], manner: str) -> Example:
    pools = WORDS[entry["language"]]
    said = {kind: cycle(words) for kind, words in pools.items() if kind != "title"}
    printed, turns, asked = [], [], False
    lines = entry["turns"].strip().splitlines()
    for number, line in enumerate(lines):
        label, told = line.rsplit("=>", 1)
        speaker, title, firm = ([part.strip() or None for part in told.split(";")] + [None, None])[:3]
        side, _, name = (speaker or "").partition(" ")
        opens = any("=> analyst" in later for later in lines[: number + 2])
        kind = {"company": "company" if asked else "prepared", "operator": "operator" if opens else "welcome"}.get(side, side)
        words = next(said[kind]) + label.partition("{}")[2].rstrip()
        asked = asked or side == "analyst"
        section = "qa" if asked or kind == "operator" else "prepared"
        turns.append((section, side, name or None, title, firm, words))
        printed.append(_printed(label.strip(), words, manner))
    text = "\n\n".join([pools["title"], *([entry["over"]] if "over" in entry else []), *printed])
    return Example(f"{entry['form']} ({manner})", text + "\n", turns)


def _printed(label: str, words: str, manner: str) -> str:
    label = label.replace("⏎", "\n")
    if "{}" in label:
        return label.partition("{}")[0] + words
    space = "" if label.endswith("：") else " "
    return label + ("\n" if manner == "apart" else space) + words


def differences(example: Example, found: list[dict[str, Any]]) -> list[str]:
    """What of the expected turns is read otherwise, each as a line; empty where all is right."""
    wrong = []
    for number in range(max(len(found), len(example.turns))):
        if number >= len(found) or number >= len(example.turns):
            missing = number >= len(found)
            wrong.append(f"{number}: " + (f"not read: {example.turns[number]}" if missing else f"one too many: {_told(found[number])}"))
            continue
        expected, read = example.turns[number], _told(found[number])
        if any(told is not None and told != other for told, other in zip(expected, read, strict=True)):
            wrong.append(f"{number}: expected {expected}, read {read}")
    return wrong


def _told(row: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(row[c] for c in ("section", "side", "speaker_name", "speaker_title", "speaker_organization", "text"))
