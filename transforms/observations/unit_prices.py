"""Prices and costs of one piece: 矿产铜的销售成本是每吨2.4万元 is a unit cost, 矿产锌每吨1.5万元 goes on with the prices of a list."""

from __future__ import annotations

import polars as pl

#: For one piece of what an amount is told, before it or in its words.
_PER_PIECE = r"每(?:一)?(?:吨|噸|克|公斤|千克|盎司|磅|桶|度|千瓦时|立方米|平方米)|/\s*(?:吨|噸|克|公斤|千克|盎司|磅|桶|度|千瓦时)"
#: What a price or a cost may be told of again by the name of another output.
PRICES = ("average_selling_price", "unit_cost")


def with_unit_prices(stream: pl.DataFrame) -> pl.DataFrame:
    """Replaces `code` of names of costs before an amount for one piece, and of outputs that a list of prices goes on with."""
    role, code, row = pl.col("role"), pl.col("code"), pl.col("row")
    metric = role == "metric"
    named = metric & code.is_in(["cost_of_revenue", "production_volume"]) & (role.shift(-1) == "number") & (code.shift(-1) == "money")
    named &= row == row.shift(-1)
    words = pl.when(named).then(pl.concat_str(pl.col("gap").shift(-1), pl.col("surface").shift(-1)))
    of_piece = words.str.contains(_PER_PIECE).fill_null(False)
    cost = of_piece & (code == "cost_of_revenue")
    told = stream.with_columns(code=pl.when(cost).then(pl.lit("unit_cost")).otherwise("code"))
    price = pl.when(metric & code.is_in([*PRICES, "cost_of_revenue"]))
    last = price.then(pl.col("code").replace("cost_of_revenue", "unit_cost")).forward_fill().shift(1)
    where = price.then("row").forward_fill().shift(1)
    output = of_piece & (pl.col("code") == "production_volume")
    goes_on = (output & (where == row)).fill_null(False)
    # 锌每吨1.5万元, and no price was spoken of: an amount that nobody put out.
    role = pl.when(output & ~goes_on).then(pl.lit("neutral", stream.schema["role"])).otherwise("role")
    return told.with_columns(code=pl.when(goes_on).then(last).otherwise("code"), role=role)
