"""What goes on about a figure or a part named before. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

UNSAID = {
    "The lending business grew 17% in the quarter, and the leasing business fell by 3%.": [
        "lending business revenue: 17 percent change_pct yoy",
        "leasing business revenue: -3 percent change_pct yoy",
    ],
    "Our lending business was up about 12% year over year.": ["lending business revenue: 12 percent change_pct yoy"],
    # Something else that grew is said.
    "The lending business grew 17% in customers.": [],
    "Enrollments of the lending business grew 17%.": ["lending business enrollments: 17 percent change_pct yoy"],
    "If the lending business grew 17%, we would be happy.": [],
    "We expect the lending business to grow 17%.": [],
}
DAYS = {
    "In July 2022, the Board authorized a share repurchase program of $400 million. As of October 22, 2025, the company had repurchased "
    "$350 million of its ADSs under the program.": [
        "group share_repurchase_program_size: 400000000 USD on the day of the call",
        "group share_repurchase_amount: 350000000 USD 2022-07-01/2025-10-22",
    ],
}
AGAIN = {
    "Capex was $31.5 billion this quarter. In the prior quarter, it was $38.6 billion.": [
        "group capital_expenditure: 31500000000 USD",
        "group capital_expenditure: 38600000000 USD a quarter before",
    ],
    # Something else than the money spent.
    "Capex was $31.5 billion this quarter. It was 12% of what we had.": ["group capital_expenditure: 31500000000 USD"],
}
NEARER = {
    "The Luma segment made an operating profit of $5 million, and the gross margin of the garden products improved to 25.4%.": [
        "Luma segment operating_income: 5000000 USD",
        "garden products gross_margin: 25.4 percent",
    ],
}


@pytest.mark.parametrize("text", {**UNSAID, **DAYS, **AGAIN, **NEARER})
def test_observations(text: str) -> None:
    assert told(text) == {**UNSAID, **DAYS, **AGAIN, **NEARER}[text]
