"""Every printed form of a speaker, and what is no speaker."""

from __future__ import annotations

import pytest

from tests.transforms.turns.examples import read, speakers, texts

FORMS = [
    # name over title, delivery mark under them
    (
        "林晓安 Ann Lin\n云杉集团投资者关系总监\n（翻译）\n大家好，欢迎参加云杉集团的业绩电话会。",
        ("林晓安 Ann Lin", "云杉集团投资者关系总监", None, "company"),
    ),
    # name and title on one line
    ("顾明远 – 首席财务官\n本季度收入为 12 亿元，同比增长 5%。", ("顾明远", "首席财务官", None, "company")),
    ("顾明远，云杉集团首席财务官\n本季度收入为 12 亿元，同比增长 5%。", ("顾明远", "云杉集团首席财务官", None, "company")),
    ("首席财务官顾明远：本季度收入为 12 亿元，同比增长 5%。", ("顾明远", "首席财务官", None, "company")),
    # name and firm
    ("Mary Stone (Fernhill Securities):\n谢谢管理层，请问收入增长来自哪里？", ("Mary Stone", None, "Fernhill Securities", "analyst")),
    ("陈牧（青松证券）：谢谢管理层，请问收入增长来自哪里？", ("陈牧", None, "青松证券", "analyst")),
    ("青松证券分析师 陈牧：谢谢管理层，请问收入增长来自哪里？", ("陈牧", "分析师", "青松证券", "analyst")),
    ("JOHN CARTER, GROUP CFO: Revenue was up 5% in the quarter.", ("JOHN CARTER", "GROUP CFO", None, "company")),
    (
        "John Carter – Chief Financial Officer\nRevenue was up 5% in the quarter.",
        ("John Carter", "Chief Financial Officer", None, "company"),
    ),
    (
        "Mary Stone – Analyst, Fernhill Securities\nWhat drove revenue in the quarter?",
        ("Mary Stone", "Analyst", "Fernhill Securities", "analyst"),
    ),
    # roles without a name
    ("Operator\nThe first question on revenue is from Mary Stone.", ("Operator", None, None, "operator")),
    ("主持人：下面进入问答环节，请就收入和利润提问。", ("主持人", None, None, "operator")),
    ("问：公司本季度收入为什么增长？", ("问", None, None, "analyst")),
    ("答：收入增长主要来自云业务。", ("答", None, None, "company")),
    ("Q: What drove revenue in the quarter?", ("Q", None, None, "analyst")),
]


@pytest.mark.parametrize(("printed", "speaker"), FORMS, ids=[printed[:24] for printed, _ in FORMS])
def test_form(printed: str, speaker: tuple[str | None, ...]) -> None:
    padding = "\n\n" + "大家晚上好。" * 20
    assert speakers(read(printed + padding))[0] == speaker


NO_SPEAKERS = [
    "毛利率：本季度为 35%，同比提升 2 个百分点。",
    "其次：我们会继续控制费用，利润因此改善。",
    "资本管理方面，我们有四项重点：",
    "Business Outlook: we expect revenue of 5 billion.",
    "Net Revenues: 5 billion, up 3% in the quarter.",
    "第一，提升投入资本回报率。",
]


@pytest.mark.parametrize("line", NO_SPEAKERS)
def test_a_heading_or_a_clause_is_no_speaker(line: str) -> None:
    turns = read(
        f"主持人：\n\n今天谈谈本季度的收入和利润，请大家欢迎公司的各位管理层成员，也请大家踊跃提问。\n\n{line}\n\n谢谢大家的参与，我们下个季度再见，祝大家工作顺利，投资顺利。"
    )
    assert [name for name, *_ in speakers(turns)] == ["主持人"]
    assert line in texts(turns)[0]


PARTICIPANTS = """
    Harbor Lane Inc. Q2 2025 Earnings Call August 5, 2025

    Company Participants

    Jane Doe - Director of Investor Relations
    John Carter - CFO & Executive Director

    Conference Call Participants

    Mary Stone - Fernhill Securities, Research Division

    Presentation

    Operator

    Welcome to the second quarter earnings call. I will now turn the call over to your host. Please go ahead, Jane. Jane Doe
    Director of Investor Relations

    Thank you, operator. Let me hand over to our CFO for the results of the quarter.

    John Carter
    CFO & Executive Director

    [Interpreted] Revenue was up 5% in the quarter.

    Question and Answer

    Operator: Your first question comes from Mary Stone.

    Mary Stone: Fernhill Securities, Research Division What drove revenue in the quarter?

    John Carter: CFO & Executive Director [Interpreted] Price and volume.
"""


def test_a_participants_list_tells_names_titles_and_firms() -> None:
    turns = read(PARTICIPANTS)
    assert speakers(turns) == [
        ("Operator", None, None, "operator"),
        ("Jane Doe", "Director of Investor Relations", None, "company"),
        ("John Carter", "CFO & Executive Director", None, "company"),
        ("Operator", None, None, "operator"),
        ("Mary Stone", None, "Fernhill Securities", "analyst"),
        ("John Carter", "CFO & Executive Director", None, "company"),
    ]
    assert turns.utterances["section"].to_list() == ["prepared"] * 3 + ["qa"] * 3
    assert turns.utterances["delivery"].to_list() == [None, None, "interpreted", None, None, "interpreted"]
    assert texts(turns)[0].endswith("Please go ahead, Jane.")  # the name behind belongs to the next turn
    assert texts(turns)[4:] == ["What drove revenue in the quarter?", "Price and volume."]


def test_a_later_label_takes_title_and_full_name_from_the_first() -> None:
    turns = read("""
        林晓安 Ann Lin
        云杉集团投资者关系总监

        大家好，欢迎参加云杉集团的业绩电话会，本季度收入同比增长 5%。

        Mary Stone (Fernhill Securities):

        请问利润如何？

        Ann Lin:

        谢谢，利润也增长了。
    """)
    assert speakers(turns)[2] == ("林晓安 Ann Lin", "云杉集团投资者关系总监", None, "company")


def test_a_mark_within_a_turn_starts_a_further_turn_of_the_same_speaker() -> None:
    turns = read("""
        顾明远 – 首席财务官
        （原话）
        本季度收入同比增长 5%。
        （翻译）
        本季度收入同比增长 5%。
    """)
    assert turns.utterances.select("speaker_name", "delivery").rows() == [("顾明远", "original"), ("顾明远", "interpreted")]


def test_the_interpreter_speaks_for_the_one_before() -> None:
    turns = read("""
        顾明远（首席财务官）：本季度收入同比增长 5%。

        翻译：Revenue was up 5% in the quarter.
    """)
    assert turns.utterances.select("speaker_name", "side", "delivery").rows() == [
        ("顾明远", "company", None),
        ("顾明远", "company", "interpreted"),
    ]


def test_questions_without_a_heading_start_with_whoever_invites_them() -> None:
    turns = read("""
        顾明远（首席财务官）：本季度收入同比增长 5%。

        主持人：下面请提问。

        陈牧（青松证券）：请问利润如何？

        顾明远：也增长了。
    """)
    assert turns.utterances["section"].to_list() == ["prepared", "qa", "qa", "qa"]


def test_first_names_given_names_and_forms_of_address_name_those_known() -> None:
    turns = read(
        """
        Jane Roe – Chief Executive Officer
        Good morning. Revenue grew by 5% in the third quarter of the year, which was more than we had planned for.

        John Doe – Chief Financial Officer
        Thank you. Margin was 12%, and cash flow was strong in all of our businesses during the third quarter.

        Jane: Let me add one thing on the outlook.

        John: And one on tax.
        """
    )
    assert [name for name, *_ in speakers(turns)] == ["Jane Roe", "John Doe", "Jane Roe", "John Doe"]
    turns = read(
        """
        参会管理层：总裁 林若溪、财务总监 贺知章

        林若溪：大家好，收入增长了5%。
        贺总：毛利率是12%。
        若溪：我再补充一点。
        """
    )
    assert speakers(turns) == [
        ("林若溪", "总裁", None, "company"),
        ("贺知章", "财务总监", None, "company"),
        ("林若溪", "总裁", None, "company"),
    ]
