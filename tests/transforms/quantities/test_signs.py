"""What makes an amount negative, and what does not."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("亏损3.84亿元", "亏损3.84亿元: money -384000000 CNY"),
    ("净亏损人民币3.84亿元", "净亏损人民币3.84亿元: money -384000000 CNY"),
    ("净流出约5亿元", "净流出约5亿元: money -500000000 CNY approx"),
    ("经营利润负3.5亿元", "负3.5亿元: money -350000000 CNY"),
    ("减亏2亿元", "2亿元: money 200000000 CNY"),
    ("下降5亿元", "5亿元: money 500000000 CNY"),
    ("-3.5%", "-3.5%: percent -3.5 percent"),
    ("(5.2)%", "(5.2)%: percent -5.2 percent"),
    ("$(3.5) million", "$(3.5) million: money -3500000 USD"),
    ("a net loss of $5 million", "net loss of $5 million: money -5000000 USD"),
    ("negative $5 million", "negative $5 million: money -5000000 USD"),
    ("minus 3%", "minus 3%: percent -3 percent"),
    ("an outflow of RMB8 billion", "outflow of RMB8 billion: money -8000000000 CNY"),
    ("正负三个百分点", "正负三个百分点: percentage_point -3..3 percentage_point range"),
    ("5%-10%", "5%-10%: percent 5..10 percent range"),
    ("负的百分之二十", "负的百分之二十: percent -20 percent"),
    ("versus consensus of ($0.31)", "($0.31): money -0.31 USD"),
    ("($3.4) million", "($3.4) million: money -3400000 USD"),
    ("RMB5.0 billion (US$0.7 billion)", "RMB5.0 billion: money 5000000000 CNY | US$0.7 billion: money 700000000 USD"),
    ("亏损12亿元至15亿元", "亏损12亿元至15亿元: money -1500000000..-1200000000 CNY range"),
    ("a net loss of $3 to $5 million", "net loss of $3 to $5 million: money -5000000..-3000000 USD range"),
    ("-5%到-3%", "-5%到-3%: percent -5..-3 percent range"),
    ("负5%至负3%", "负5%至负3%: percent -5..-3 percent range"),
    ("YoY+12%，QoQ-3%", "12%: percent 12 percent | -3%: percent -3 percent"),
    ("去年蝕1.9億元", "蝕1.9億元: money -190000000 CNY"),
    ("業外淨損1.3億元", "淨損1.3億元: money -130000000 CNY"),
    ("營業損失4,300萬元", "損失4,300萬元: money -43000000 CNY"),
    ("分别亏损3亿、5.2亿和8000万元", "亏损3亿: money -300000000 CNY | 5.2亿: money -520000000 CNY | 8000万元: money -80000000 CNY"),
    ("净亏损分别高达1.97亿和1.24亿元", "净亏损分别高达1.97亿: money -197000000 CNY | 1.24亿元: money -124000000 CNY"),
    ("经营亏损是2.1亿元", "亏损是2.1亿元: money -210000000 CNY"),
    ("公司蚀咗三億八千萬", "蚀咗三億八千萬: money -380000000 CNY"),
    ("毛利率28%，营业净损三亿二千万", "28%: percent 28 percent | 净损三亿二千万: money -320000000 CNY"),
    ("a result of $(0.12)", "$(0.12): money -0.12 USD"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
