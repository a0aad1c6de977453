"""Values of yuan and their parts: 三块四毛五, 九元九角, 五毛."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.amounts import ONE

_JIAO, _FEN = ONE // 10, ONE // 100
#: Digits of a tenth of a hundredth.
_LI = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {str(digit): digit for digit in range(10)}


@keeps_patterns
def coin_parts(rows: pl.DataFrame) -> pl.DataFrame:
    """Yuan, tenths and hundredths of a yuan."""
    text, digit = pl.col("_compact").str.strip_chars_end("钱"), f"[{g.HAN_DIGIT}{g.FORMAL_DIGIT}0-9]"
    rest = pl.col("_rest")
    parts = rows.with_columns_seq(
        first=text.str.extract("^(.+)[元圆块蚊]", 1), _rest=text.str.extract("(?:[元圆块蚊]|^)([^元圆块蚊]+)$", 1)
    )
    parts = parts.with_columns_seq(
        _li=rest.str.extract(f"{g.FEN}({digit})厘?$", 1).replace_strict(_LI, default=None, return_dtype=pl.Int64),
        second=rest.str.extract(f"({digit}){g.JIAO}", 1),
        third=pl.coalesce(
            rest.str.extract(f"({digit}){g.FEN}(?:{digit}厘?)?$", 1),
            rest.str.extract(f"{g.JIAO}({digit})$", 1),
            rest.str.extract(f"^{digit}({digit})$", 1),
        ),
    )
    says_no_coin = pl.col("second").is_null() & (pl.col("third").is_null() | ~rest.str.contains(g.FEN))
    return parts.with_columns_seq(second=pl.coalesce("second", pl.when(says_no_coin).then(rest.str.extract(f"^({digit})", 1))))


def coins(rows: pl.DataFrame) -> pl.DataFrame:
    """三块四毛五, 九元零九分, 五毛: a last digit without a word counts the next smaller coin."""
    yuan, jiao, fen = (pl.col(f"{part}_value").fill_null(0) for part in ("first", "second", "third"))
    li = pl.col("_li").cast(pl.Int128).fill_null(0) * (_FEN // 10)
    ulp = pl.when(li > 0).then(_FEN // 10).when(fen > 0).then(_FEN).otherwise(_JIAO)
    return rows.with_columns_seq(value=yuan + jiao // 10 + fen // 100 + li, ulp=ulp)
