"""What stands around a speaker's label and is no part of it: time stamps, brackets, bold marks, captions' chevrons, rules.

Forms, the label in brackets: `<<[Name – Title]>>`, `【[Title Name]】words`, `**[[Name]]** words`, `>> [Name]: words`,
`[00:02:17] [Name]: words`, `[Name] (00:12): words`, `[发言人 1]  00:03:12`, `[Name (Firm)] words`.
"""

from __future__ import annotations

import polars as pl

STAMP = r"[\[(（【<]?\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?\s*[\])）】>]?"
# Before the label: Markdown's marks, captions' chevrons, a time stamp.
IN_FRONT = rf"^((?:[*_#]{{1,3}}\s*)?(?:>{{2,3}}\s*)?(?:{STAMP}[*_]{{0,3}}\s*[-–—|:：]?\s*)?)"
FRONT_HEADS = (*"[(（【<>*_#", *"0123456789")
BOLD = r"(?:\*\*|__)?"
# One letter or sign in brackets is a mark of question and answer.
LETTER_IN_BRACKETS = r"[<\[【（(]\s*([QA问問答])\s*[>\]】）)]"
BRACKETS = r"<<\s*([^<>]{2,100}?)\s*>>|<\s*([^<>]{2,80}?)\s*>|【\s*([^【】]{1,50}?)\s*】|\[\s*([^\[\]]{2,80}?)\s*\]"
ENCLOSED = rf"^({BOLD}(?:{LETTER_IN_BRACKETS}|{BRACKETS}){BOLD}\s*[:：]?{BOLD}\s*)"
# `**Name**` on a line of its own.
BOLD_ALONE = r"^(\*\*\s*([^*:：]{2,80}?)\s*\*\*)\s*$"
# `Q. words`, `Q1 words`: where a document sets both questions and answers so.
LETTERED = r"^(([QA])\s?(?:[.．、]\s+|[0-9]{1,2}\s+))\S"
LETTERED_HEADS = ("Q", "A")
ENCLOSED_HEADS = tuple("<【[*_（(")
STAMPED = rf"^(([^:：。！？!?；;\[\]（(<]{{1,70}}?[^\s\[\]（(<:：-])\s*[-–—|,，]?\s*{STAMP}\s*[:：]?\s*)(?:\S|$)"
# Rows of nothing but signs, drawn between turns.
RULE = r"^[\s.…·=_*~#\-–—─━═﹏＿＝－]{3,}$"
RULE_HEADS = tuple(".…·=_*~#-–—─━═﹏＿＝－")
# A label with brackets and no colon: name, firm or title, words behind it.
BRACKETED = r"^((\S[^:：()（）。！？!?]{1,40}?\s*[（(]\s*[^()（）]{2,60}?\s*[)）])\s+)[^\s:：]"
# `Q3、words`: the number's point stands for a colon.
COUNTED = r"^((Q|A|问|答|問|问题|問題|提问|回答|回复)\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*[、.．)）]\s*)(?:\S|$)"
COUNTED_HEADS = tuple("QA问答問提回")
# `Operator Thank you.`, where names stand without a colon too.
LED = r"^((Operator|Moderator|Coordinator|Host|OPERATOR|MODERATOR)\s+)\p{Lu}[\p{L}'’]*"
LED_HEADS = tuple("OMCH")
FRONT = 120  # characters of a row in which a label stands


def undress(starting: pl.DataFrame) -> pl.DataFrame:
    """`at`, `label`, `prefix` (characters it takes with what is around it), `manner` of the rows whose label is marked by more than a
    colon.

    starting: `at`, `body`, `head`. `manner`: `enclosed`, `stamped`, `bracketed`, `led` (a role's word that leads), or `front` where what
    stands in front was taken away and a colon ends the label.
    """
    rows = starting.select("at", "head", pl.col("body").str.head(FRONT).alias("front"))
    bold = rows.filter(pl.col("head") == "*").with_columns(pl.lit(0, pl.UInt32).alias("skipped"))
    bold = _matches(bold, BOLD_ALONE, range(2, 3), "enclosed")
    led = rows.filter(pl.col("head").is_in(FRONT_HEADS)).with_columns(
        pl.col("front").str.extract(IN_FRONT).str.len_chars().fill_null(0).alias("skipped")
    )
    led = led.filter(pl.col("skipped") > 0).with_columns(pl.col("front").str.slice(pl.col("skipped")))
    rows = pl.concat(
        [led, rows.join(led.select("at"), on="at", how="anti").with_columns(pl.lit(0, pl.UInt32).alias("skipped"))], how="vertical_relaxed"
    ).with_columns(pl.col("front").str.head(1).alias("head"))
    enclosed = _matches(rows.filter(pl.col("head").is_in(ENCLOSED_HEADS)), ENCLOSED, range(2, 7), "enclosed")
    stamped = _matches(rows.filter(pl.col("front").str.contains(r"[0-9]:[0-9]{2}")), STAMPED, range(2, 3), "stamped")
    bracketed = _matches(rows.filter(pl.col("front").str.contains(r"[（(]")), BRACKETED, range(2, 3), "bracketed")
    colon = _matches(rows.filter(pl.col("skipped") > 0), r"^(([^:：。！？!?；;]{1,70}?)\s*[:：](?:\*\*|__)?\s*)", range(2, 3), "front")
    counted = _matches(rows.filter(pl.col("head").is_in(COUNTED_HEADS)), COUNTED, range(2, 3), "front")
    led = _matches(rows.filter(pl.col("head").is_in(LED_HEADS)), LED, range(2, 3), "led")
    lettered = _matches(rows.filter(pl.col("head").is_in(LETTERED_HEADS)), LETTERED, range(2, 3), "lettered")
    return pl.concat([bold, enclosed, stamped, counted, colon, lettered, bracketed, led]).unique("at", keep="first", maintain_order=True)


def _matches(rows: pl.DataFrame, pattern: str, groups: range, manner: str) -> pl.DataFrame:
    found = rows.with_columns(pl.col("front").str.extract_groups(pattern).alias("groups"))
    field = pl.col("groups").struct.field
    found = found.select(
        "at",
        pl.coalesce(*[field(str(group)) for group in groups]).alias("label"),
        (pl.col("skipped") + field("1").str.len_chars()).cast(pl.UInt32).alias("prefix"),
        pl.lit(manner).alias("manner"),
    )
    return found.filter(pl.col("label").is_not_null())


def rules(rows: pl.DataFrame) -> pl.Series:
    """Places of the rows that are nothing but a rule."""
    drawn = rows.select((pl.col("head").is_in(RULE_HEADS) & pl.col("tail").is_in(RULE_HEADS) & (pl.col("n") >= 3)).arg_true())["head"]
    return drawn.filter(rows["body"].gather(drawn).str.contains(RULE))
