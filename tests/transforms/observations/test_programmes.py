"""Purchases of own shares told up to a day, and the shares and sums told beside them. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

BOUGHT = {
    # Nobody says since when: as of the day itself.
    "截至10月24日，公司通过集中竞价方式累计回购股份386万股，占公司总股本的0.63%，支付的资金总额为5,260万元。": [
        "group share_repurchase_ratio: 0.63 percent 2025-10-24/2025-10-24",
        "group share_repurchase_amount: 52600000 CNY 2025-10-24/2025-10-24",
    ],
    "8月公告了不低于5,000万元的回购方案，截至10月24日已累计回购股份21万股，支付的资金总额为6,820万元。": [
        "group share_repurchase_program_size: 50000000 CNY on the day of the call",
        "group share_repurchase_amount: 68200000 CNY 2025-08-01/2025-10-24",
    ],
    "自2025年7月28日起的未来12个月内，公司最多可回购6亿美元的普通股。截至10月29日，公司在此计划下已回购420万股，总对价约为1.3亿美元。": [
        "group share_repurchase_program_size: 600000000 USD 2025-07-28/2025-07-28",
        "group share_repurchase_amount: 130000000 USD 2025-07-28/2025-10-29",
    ],
    "截至10月25日，我们今年累计回购了6,215万股，回购金额约5.2亿元。": [
        "group share_repurchase_amount: 520000000 CNY 2025-01-01/2025-10-25",
    ],
    "本季度我们回购了1,200万股，耗资2.3亿港元。": ["group share_repurchase_amount: 230000000 HKD"],
    "本季度我们以1.5亿美元回购了900万股普通股。": ["group share_repurchase_amount: 150000000 USD"],
    "董事会批准了一项新计划，未来24个月最多回购10亿美元股份。": [
        "group share_repurchase_program_size: 1000000000 USD on the day of the call",
    ],
}


@pytest.mark.parametrize(("text", "expected"), BOUGHT.items())
def test_what_was_bought_since_the_programme_began(text: str, expected: list[str]) -> None:
    assert told(text) == expected
