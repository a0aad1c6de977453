"""Company, period, date, language and currency of a call, told from the words of both languages."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from transforms.calls import identify_calls
from transforms.calls.call_date import find_date
from transforms.calls.period import tell_periods

SAID = "谢谢各位，本季度收入和利润都有增长。"


MARGIN = {"document_id": pl.String, "kind": pl.String, "text": pl.String}
LINE = {"document_id": pl.String, "seq": pl.Int32, "text": pl.String}


def identify(title: str, text: str = SAID, lines: str = "", **document: object) -> tuple[dict[str, object], list[str]]:
    """The call of one document with this title and these words, and the reasons it was rejected for."""
    documents = pl.DataFrame({"document_id": ["doc_1"], **{key: [value] for key, value in document.items()}})
    utterances = pl.DataFrame(
        {"document_id": ["doc_1"], "utterance_seq": pl.Series([0], dtype=pl.Int32), "speaker_name": ["顾明远"], "text": [text]}
    )
    margins = pl.DataFrame([("doc_1", "title_block", title)] if title else [], schema=MARGIN, orient="row")
    printed = pl.DataFrame([("doc_1", seq, line) for seq, line in enumerate(lines.splitlines())], schema=LINE, orient="row")
    calls, rejections = identify_calls(documents, printed, utterances, margins)
    return (calls.row(0, named=True) if calls.height else {}), rejections["reason"].to_list()


NOTHING_SAID = pl.DataFrame(schema={"head": pl.UInt32, "month_end": pl.Date})


def period(title: str, fiscal_year_end_month: int | None, call_date: date | None = None) -> tuple[object, ...]:
    heads = pl.DataFrame(
        {
            "title": [title],
            "greeting": [""],
            "call_date": pl.Series([call_date], dtype=pl.Date),
            "fiscal_year_end_month": pl.Series([fiscal_year_end_month], dtype=pl.Int8),
            "period_start": pl.Series([None], dtype=pl.Date),
            "period_end": pl.Series([None], dtype=pl.Date),
        }
    )
    return tell_periods(heads, NOTHING_SAID).select("period_start", "period_end", "fiscal_year", "fiscal_quarter").row(0)


JULY, SEPTEMBER = date(2025, 7, 1), date(2025, 9, 30)
PERIODS = [
    # words of the title, last month of the fiscal year, start, end, fiscal year, fiscal quarter
    ("云杉集团 2023年 9月份季度业绩电话会", 3, date(2023, 7, 1), date(2023, 9, 30), 2024, 2),
    ("云杉集团2026财年第二季度业绩电话会", 3, JULY, SEPTEMBER, 2026, 2),
    ("云杉集团2025年第三季度业绩说明会", 12, JULY, SEPTEMBER, 2025, 3),
    ("云杉集团2025年三季度业绩说明会", 12, JULY, SEPTEMBER, 2025, 3),
    ("云杉集团2025Q3业绩交流纪要", 12, JULY, SEPTEMBER, 2025, 3),
    ("云杉集团25Q3业绩交流纪要", 12, JULY, SEPTEMBER, 2025, 3),
    ("云杉集團截至二零二五年九月三十日止三個月業績", 12, JULY, SEPTEMBER, 2025, 3),
    ("云杉集團截至2025年6月30日止六個月中期業績", 12, date(2025, 1, 1), date(2025, 6, 30), 2025, None),
    ("云杉集团2025年上半年业绩说明会", 12, date(2025, 1, 1), date(2025, 6, 30), 2025, None),
    ("云杉集团2025年度业绩说明会", 12, date(2025, 1, 1), date(2025, 12, 31), 2025, None),
    ("Harbor Lane Inc. Q3 2025 Earnings Call", 12, JULY, SEPTEMBER, 2025, 3),
    ("Harbor Lane Inc. 3Q25 Earnings Call", 12, JULY, SEPTEMBER, 2025, 3),
    ("Harbor Lane PLC Q325 Results", 12, JULY, SEPTEMBER, 2025, 3),
    ("Harbor Lane Third Quarter 2025 Results", 12, JULY, SEPTEMBER, 2025, 3),
    ("Harbor Lane Q2 FY26 Earnings Call", 3, JULY, SEPTEMBER, 2026, 2),
    ("Second Quarter of Fiscal Year 2026 Earnings Call", 3, JULY, SEPTEMBER, 2026, 2),
    ("Harbor Lane Fiscal 2026 Second Quarter Results", 3, JULY, SEPTEMBER, 2026, 2),
    ("Results for the quarter ended September 30, 2025", 12, JULY, SEPTEMBER, 2025, 3),
    ("Results for the six months ended 30 June 2025", 12, date(2025, 1, 1), date(2025, 6, 30), 2025, None),
    ("September Quarter 2025 Results", 3, JULY, SEPTEMBER, 2026, 2),
    ("Fourth Quarter and Full Year 2025 Results", 12, date(2025, 10, 1), date(2025, 12, 31), 2025, 4),
    ("Harbor Lane H1 2025 Results", 12, date(2025, 1, 1), date(2025, 6, 30), 2025, None),
    ("Harbor Lane Full Year 2025 Results", 12, date(2025, 1, 1), date(2025, 12, 31), 2025, None),
    ("云杉集团2025H1业绩交流会纪要", 12, date(2025, 1, 1), date(2025, 6, 30), 2025, None),
    ("云杉集团2025年前三季度业绩说明会", 12, date(2025, 1, 1), SEPTEMBER, 2025, None),
    ("云杉集团2025年1-9月业绩说明会", 12, date(2025, 1, 1), SEPTEMBER, 2025, None),
    ("Harbor Lane AG 9M 2025 Results Call", 12, date(2025, 1, 1), SEPTEMBER, 2025, None),
    ("Harbor Lane SA nine-month results 2025", 12, date(2025, 1, 1), SEPTEMBER, 2025, None),
    ("Harbor Lane Nine Months Results for FY2026", 6, date(2025, 7, 1), date(2026, 3, 31), 2026, None),
    ("Harbor Lane FY26 Second Quarter Earnings Conference Call", 3, JULY, SEPTEMBER, 2026, 2),
    ("Harbor Lane Q2 FY2025-26 Earnings Call", 3, JULY, SEPTEMBER, 2026, 2),
    ("Harbor Lane Q2 FY2025/26 Earnings Call", None, JULY, SEPTEMBER, 2026, 2),
    ("雲杉集團2025/26財年第二季度業績", None, JULY, SEPTEMBER, 2026, 2),
    ("Harbor Lane FY2025/26 Interim Results", None, date(2025, 4, 1), SEPTEMBER, 2026, None),
    ("Harbor Lane FY2025 Results", 6, date(2024, 7, 1), date(2025, 6, 30), 2025, None),
]


@pytest.mark.parametrize(("title", "month", "start", "end", "year", "quarter"), PERIODS)
def test_period(title: str, month: int | None, start: date, end: date, year: int, quarter: int | None) -> None:
    assert period(title, month) == (start, end, year, quarter)


def test_the_day_of_the_call_decides_between_fiscal_and_calendar_quarters() -> None:
    assert (
        period("云杉集团2025年第三季度业绩", 3, date(2025, 11, 20))[1] == SEPTEMBER
    )  # the third quarter of the fiscal year ended in December 2024
    assert period("云杉集团2025年第三季度业绩", 3, date(2025, 2, 20))[1] == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("title", "call_date", "start", "end"),
    [
        ("云杉集团投资者关系活动记录表（半年度业绩说明会）", date(2025, 8, 21), date(2025, 1, 1), date(2025, 6, 30)),
        ("云杉集团三季报业绩交流", date(2025, 10, 29), JULY, SEPTEMBER),
        ("云杉集团第四季度业绩交流", date(2025, 3, 20), date(2024, 10, 1), date(2024, 12, 31)),
        ("云杉集团年度业绩说明会", date(2025, 3, 20), date(2024, 1, 1), date(2024, 12, 31)),
        ("Harbor Lane plc Half Year Results", date(2025, 7, 31), date(2025, 1, 1), date(2025, 6, 30)),
    ],
)
def test_a_period_without_its_year_is_the_last_that_had_ended(title: str, call_date: date, start: date, end: date) -> None:
    assert period(title, 12, call_date)[:2] == (start, end)


def test_without_words_the_period_is_the_last_quarter_that_had_ended() -> None:
    assert period("云杉集团业绩电话会", 12, date(2025, 11, 20))[:2] == (JULY, SEPTEMBER)
    assert period("云杉集团业绩电话会", None)[:2] == (None, None)


def test_an_unknown_fiscal_calendar_is_inferred_from_a_quarter_told_twice() -> None:
    assert period("云杉集团2026财年第二季度业绩，截至2025年9月30日止三个月", None) == (JULY, SEPTEMBER, 2026, 2)


CALENDARS = [
    # what is said on the call, start and end of its period, fiscal year and quarter
    (
        "Harbor Lane Inc. (HBLN) Q4 2026 Earnings Call April 23, 2026",
        "As of February 28, 2026, the company had US$3 billion of cash.",
        (date(2025, 12, 1), date(2026, 2, 28), 2026, 4),
    ),
    (
        "云杉教育集团2026财年第四季度业绩电话会 2026年4月23日",
        "截至2月28日，公司现金为3亿美元。2025年12月31日的余额为2亿美元。",
        (date(2025, 12, 1), date(2026, 2, 28), 2026, 4),
    ),
    (
        "Harbor Lane Inc. (HBLN) Q3 2025 Earnings Call November 4, 2025",
        "Debt is lower than on June 30, 2025.",
        (JULY, SEPTEMBER, 2025, 3),
    ),
    (
        "Harbor Lane Inc. (HBLN) Q3 fiscal 2026 Earnings Call February 4, 2026",
        "On December 31, we had 30 stores, against 28 on September 30.",
        (date(2025, 10, 1), date(2025, 12, 31), 2026, 3),
    ),
    ("Harbor Lane Inc. (HBLN) Q2 2026 Earnings Call November 25, 2025", "Good morning.", (JULY, SEPTEMBER, 2026, 2)),
    (
        "Harbor Lane Robotics Third Quarter Fiscal 2026 Earnings Call November 19, 2025",
        "Good afternoon.",
        (date(2025, 8, 1), date(2025, 10, 31), 2026, 3),
    ),
    # The lead of a report tells the day of the call and the last day of the quarter.
    (
        "云杉教育（YSH.US）2026财年第二季度业绩电话会议实录",
        "2025年10月30日，云杉教育（NYSE：YSH）公布了截至2025年8月31日的2026财年第二季度未经审计的财务业绩。",
        (date(2025, 6, 1), date(2025, 8, 31), 2026, 2),
    ),
    (
        "云杉教育2026财年第二季度业绩电话会",
        "截至2025年8月31日，公司现金为3亿美元，2024年8月31日为2亿美元。",
        (date(2025, 6, 1), date(2025, 8, 31), 2026, 2),
    ),
    (
        "Harbor Lane Education Fiscal 2026 Second Quarter Earnings Call",
        "Cash was $3 billion as of August 31, 2025, and we expect the centers to open by February 28, 2026.",
        (date(2025, 6, 1), date(2025, 8, 31), 2026, 2),
    ),
    ("云杉國際2025/26財年上半年業績發佈會", "截至2025年9月30日，現金為3億港元。", (date(2025, 4, 1), SEPTEMBER, 2026, None)),
]


@pytest.mark.parametrize(("title", "text", "expected"), CALENDARS)
def test_an_unknown_fiscal_calendar_is_inferred_from_the_days_said(title: str, text: str, expected: tuple[object, ...]) -> None:
    call, _ = identify(title, text)
    assert (call["period_start"], call["period_end"], call["fiscal_year"], call["fiscal_quarter"]) == expected


def test_a_period_of_the_sidecar_tells_the_fiscal_calendar_with_the_title() -> None:
    call, _ = identify("云杉教育2026财年第二季度业绩电话会", period_start=date(2025, 6, 1), period_end=date(2025, 8, 31))
    assert (call["fiscal_year"], call["fiscal_quarter"], call["fiscal_year_end_month"]) == (2026, 2, 2)


@pytest.mark.parametrize(
    ("title", "start", "end", "calendar"),
    [
        ("Harbor Lane Fiscal Q2 2025 Earnings Call", date(2024, 12, 1), date(2025, 2, 28), (2025, 2, 8)),
        ("Harbor Lane Q2 2025 Earnings Call", date(2024, 12, 29), date(2025, 3, 29), (2025, 2, 9)),
        ("Harbor Lane Stores Fourth Quarter 2024 Results", date(2024, 11, 3), date(2025, 2, 1), (2025, 4, 1)),
    ],
)
def test_weeks_of_the_sidecar_tell_the_fiscal_calendar(title: str, start: date, end: date, calendar: tuple[int, int, int]) -> None:
    call, _ = identify(title, period_start=start, period_end=end)
    assert (call["fiscal_year"], call["fiscal_quarter"], call["fiscal_year_end_month"]) == calendar


OPENINGS = [
    # the first words of the call, its day
    ("2025年10月30日，云杉教育公布了截至2025年8月31日的第二财季业绩。", date(2025, 10, 30)),
    ("各位好，欢迎参加云杉教育的业绩会。今天是2025年10月30日，现在请顾总发言。", date(2025, 10, 30)),
    ("Good morning. Today is October 30, 2025, and this call is being recorded.", date(2025, 10, 30)),
    ("欢迎参加截至2025年8月31日止季度的业绩电话会。", None),
    ("欢迎参加2025年9月30日止季度的业绩电话会。", None),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_the_day_of_the_call_is_told_by_its_first_words(text: str, expected: date | None) -> None:
    call, _ = identify("云杉教育2026财年第二季度业绩电话会", text)
    assert call["call_date"] == expected


DATES = [
    ("业绩电话会  2025 年 11 月 16 日（星期四）", date(2025, 11, 16)),
    ("Earnings Call November 26, 2025 7:00 AM EST", date(2025, 11, 26)),
    ("29 April 2025, 7.45am BST", date(2025, 4, 29)),
    ("2025-11-26", date(2025, 11, 26)),
    ("截至2025年9月30日止三个月业绩 2025年11月20日", date(2025, 11, 20)),
    ("Results for the quarter ended September 30, 2025", None),
    ("2025年2月30日", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_call_date(text: str, expected: date | None) -> None:
    assert pl.DataFrame({"text": [text]}).select(find_date(pl.col("text"))).item() == expected


COMPANIES = [
    ("Heting Group Limited (NYSE: HETG) Q2 FY2026 Earnings Call", SAID, "heting"),
    ("鹤汀集团 2026 财年第二季度业绩电话会", SAID, "heting"),
    ("2026 财年第二季度业绩电话会", "大家好，欢迎参加鹤汀集团2026财年第二季度业绩电话会。", "heting"),
    ("Harbor Lane Inc. (HBLN) Q3 2025 Earnings Call", "Good morning.", "harbor_lane"),
    ("Third Quarter 2025 Results", "Welcome to Harbor Lane's third quarter 2025 earnings call.", "harbor_lane"),
    ("云杉集团2025年第三季度业绩说明会", SAID, "yun_shan_ji_tuan"),
    ("雲杉集團2025年第三季度業績說明會", SAID, "yun_shan_ji_tuan"),
]


@pytest.mark.parametrize(("title", "text", "company"), COMPANIES)
def test_company(title: str, text: str, company: str) -> None:
    call, _ = identify(title, text)
    assert call["company_id"] == company
    assert call["call_id"] == f"{company}-2025-09-30"


def company_of(title: str, lines: str, **document: object) -> object:
    return identify(title, "Good morning.", lines, **document)[0].get("company_name")


LEGAL_NAMES = [
    # what is printed where neither title nor greeting names the company, the name taken
    ("Welcome.\nHarbor Lane Holdings plc\nThe terms Harbor Lane and Group refer to Harbor Lane Holdings plc.", "Harbor Lane Holdings plc"),
    ("Provided by FactSet CallStreet, LLC\nFactSet CallStreet, LLC\nStonebrook Inc. and its affiliates", "Stonebrook Inc."),
    ("本公司董事会保证内容真实。\n云杉储能科技股份有限公司董事会", "云杉储能科技股份有限公司"),
    ("Weser Maschinen AG, Bremen", "Weser Maschinen AG"),
    ("Nothing but words of a limited kind", None),
]


@pytest.mark.parametrize(("lines", "name"), LEGAL_NAMES)
def test_a_name_with_a_legal_form_tells_the_company(lines: str, name: str | None) -> None:
    assert company_of("Q3 2025 Results", lines) == name


def test_the_files_name_tells_nothing_since_the_same_bytes_are_the_same_call_everywhere() -> None:
    assert company_of("Q3 2025 Results", "Harbor Lane grew.\nSo did Harbor Lane before.", source_uri="/in/harbor_lane_q3.txt") is None


def test_a_document_without_title_block_has_its_title_among_its_first_lines() -> None:
    call, _ = identify("", "收入增长。", "证券代码：999999\n云杉储能科技股份有限公司\n2025年度业绩快报公告\n收入增长。")
    assert call["company_name"] == "云杉储能科技股份有限公司"
    assert (call["period_start"], call["period_end"]) == (date(2025, 1, 1), date(2025, 12, 31))


def test_what_cannot_be_told_is_rejected_with_a_reason() -> None:
    assert identify("Transcript of the Q3 2025 call", "Good morning.") == ({}, ["unknown_company"])
    assert identify("鹤汀集团业绩电话会") == ({}, ["unknown_period"])


def test_every_document_has_a_call_or_a_rejection() -> None:
    titles = ["鹤汀集团 2026 财年第二季度业绩电话会", "鹤汀集团业绩电话会", "Transcript", ""]
    ids = [f"doc_{i}" for i in range(len(titles))]
    documents = pl.DataFrame({"document_id": ids})
    schema = {"document_id": pl.String, "utterance_seq": pl.Int32, "speaker_name": pl.String, "text": pl.String}
    utterances = pl.DataFrame([(i, 0, None, "收入增长。") for i in ids], schema=schema, orient="row")
    margins = pl.DataFrame({"document_id": ids, "kind": "title_block", "text": titles})
    calls, rejections = identify_calls(documents, pl.DataFrame(schema=LINE), utterances, margins)
    assert calls["document_id"].to_list() == ["doc_0"]
    assert rejections.select("document_id", "reason").rows() == [
        ("doc_1", "unknown_period"),
        ("doc_2", "unknown_company"),
        ("doc_3", "unknown_company"),
    ]
    assert "Heting Group" in rejections["detail"][0]


def test_the_sidecar_wins() -> None:
    call, _ = identify(
        "鹤汀集团 2026 财年第二季度业绩电话会",
        company_id="other",
        period_start=date(2025, 1, 1),
        period_end=date(2025, 3, 31),
        call_date=date(2025, 5, 5),
        language="en",
        currency="USD",
    )
    assert call["call_id"] == "other-2025-03-31"
    assert (call["call_date"], call["language"], call["currency"]) == (date(2025, 5, 5), "en", "USD")


LANGUAGES = [(SAID, "zh-Hans"), ("謝謝各位，本季度收入與利潤都有增長。", "zh-Hant"), ("Thank you. Revenue was up.", "en")]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: str) -> None:
    assert identify("Heting Group Q2 FY2026", text)[0]["language"] == language


CURRENCIES = [
    ("Harbor Lane Q3 2025 Results", "All figures are in RMB unless otherwise stated. Revenue was US$3 billion.", "CNY"),
    ("云杉集团2025年第三季度业绩", "除另有说明外，今天提到的金额均以美元计。", "USD"),
    ("鹤汀集团 2026 财年第二季度业绩", "收入约为 3 亿美元。", "CNY"),
    ("Harbor Lane Q3 2025 Results", "We are on a good level. Revenue was £3 million at that level, up from £2 million.", "GBP"),
    ("云杉集团2025年第三季度业绩", "收入3亿元。", "CNY"),
    ("云杉集团2025年第三季度业绩", "收入3亿元，利润2亿元，另有1亿美元的债券。", "CNY"),
    ("云杉集团2025年第三季度业绩", "收入3亿美元，利润2亿美元，折合14亿元。", "USD"),
    ("雲杉半導體2025年第三季線上法人說明會", "營收3億元，毛利2億元，資本支出1億美元。", "TWD"),
    ("Harbor Lane Q3 2025 Results", "Revenue was 3 million euros, cost 2 million euros, about 2.2 million US dollars.", "EUR"),
]


@pytest.mark.parametrize(("title", "text", "currency"), CURRENCIES)
def test_currency(title: str, text: str, currency: str) -> None:
    assert identify(title, text)[0]["currency"] == currency
