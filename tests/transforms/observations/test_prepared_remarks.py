"""Standing sentences of English prepared remarks: what is explained in passing, plans of purchases, of which year a figure is. All names
are invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

IN_PASSING = {
    # An explanation that no comma ends.
    "Our deferred revenue, which represents fees collected upfront from members and revenue to be recognized as lessons are delivered at "
    "the end of the quarter was $90 million, up 8%.": [
        "group deferred_revenue: 90000000 USD at its end",
        "group deferred_revenue: 8 percent change_pct yoy at its end",
    ],
    # A list of what an adjusted figure leaves out.
    "Non-GAAP operating income for the quarter, which excluded share-based compensation, amortization of intangible assets and impairment "
    "of goodwill, was $30 million, an increase of 12%.": [
        "group non_gaap_operating_income: 30000000 USD",
        "group non_gaap_operating_income: 12 percent change_pct yoy",
    ],
    "Share-based compensation expenses allocated to the related cost of revenues and operating expenses decreased by 12% to $7 million.": [
        "group share_based_compensation: -12 percent change_pct yoy",
        "group share_based_compensation: 7000000 USD",
    ],
    "On the bottom line, gross margin and operating margin reached 41% and 12%, representing year-over-year improvements of 90 basis "
    "points and 60 basis points, respectively.": [
        "group gross_margin: 41 percent",
        "group operating_margin: 12 percent",
        "group gross_margin: 0.9 percentage_point change_pp yoy",
        "group operating_margin: 0.6 percentage_point change_pp yoy",
    ],
}
PURCHASES = {
    "The company may spend up to $60 million to purchase its common shares.": [
        "group share_repurchase_program_size: 60000000 USD on the day of the call",
    ],
    "We spent $20 million to repurchase our shares.": ["group share_repurchase_amount: 20000000 USD"],
    "The value of shares that the company is authorized to repurchase rose from $40 million to $70 million.": [
        "group share_repurchase_program_size: 70000000 USD on the day of the call",
    ],
    # All that was ever bought, and not the quarter's.
    "As of September 30, 2025, the company had repurchased 4 million ADSs for $70 million.": [
        "group share_repurchase_amount: 70000000 USD at its end",
    ],
}
OF_WHICH_YEAR = {
    "For the first nine months, revenue was $90 million. Net income for the first nine months was $8 million. Diluted EPS was $0.40.": [
        "group revenue: 90000000 USD 2025-01-01/2025-09-30",
        "group net_income: 8000000 USD 2025-01-01/2025-09-30",
        "group diluted_eps: 0.4 USD/share 2025-01-01/2025-09-30",
    ],
    "We expect revenue in the fourth quarter of 2025, October 1, 2025, to December 31, 2025, to be $40 million to $42 million.": [
        "group revenue: 40000000..42000000 USD 2025-10-01/2025-12-31 forward",
    ],
    "We expect that the camping business will grow by 10% next year.": [
        "camping business revenue: 10 percent change_pct yoy 2026-01-01/2026-12-31 forward",
    ],
}


@pytest.mark.parametrize(("text", "expected"), {**IN_PASSING, **PURCHASES, **OF_WHICH_YEAR}.items())
def test_prepared_remarks(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_new_fiscal_year() -> None:
    """Just over: the next one; already begun: the one that the call is in."""
    text = "We expect revenue to grow by 10% in the new fiscal year."
    assert told(text, fiscal_year_end_month=9) == ["group revenue: 10 percent change_pct yoy 2025-10-01/2026-09-30 forward"]
    assert told(text, fiscal_year_end_month=6) == ["group revenue: 10 percent change_pct yoy 2025-07-01/2026-06-30 forward"]
