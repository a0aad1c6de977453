"""`python -m benchmarks.peers [--copies N]`: quantities beside the plain-Python reading, JioNLP and ms-recognizers, in one run.

Speed is CPU time for one transcript; what is right is measured on the money and percent mentions of our own example tables (tests/). The
peers are an optional extra: `pip install 'callmart[benchmark]'`; where one is missing, the others are measured without it.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

import polars as pl

from benchmarks.corpus import TRANSCRIPT, copies, sentences_of
from benchmarks.measure import best_times
from benchmarks.plain_reading import read_text, tables
from transforms.quantities import read_quantities
from transforms.quantities.read import read_mentions

_OURS, _PLAIN = "callmart quantities", "plain-Python reading"
_JIONLP, _RECOGNIZERS = "JioNLP", "ms-recognizers"
_INSTALL = "install it with `pip install 'callmart[benchmark]'`"
_EXPECTED = re.compile(r": (money|percent) (-?[0-9.]+?)(?:\.\.(-?[0-9.]+))? ([A-Z]{3}|percent)(?: |$)")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Amount:
    """What is compared: kind, the number or both ends of the range, unit."""

    kind: str
    low: Decimal
    high: Decimal
    unit: str


Reader = Callable[[str], set[Amount]]


def _amount(kind: str, low: object, high: object, unit: str | None) -> Amount | None:
    try:
        return Amount(kind, Decimal(str(low)), Decimal(str(high)), unit or "")
    except InvalidOperation:
        return None


def _ours(text: str) -> set[Amount]:
    rows = read_quantities(pl.Series([text])).iter_rows(named=True)
    return _amounts((row["kind"], row["value"], row["low"], row["high"], row["unit"]) for row in rows)


def _plain(text: str) -> set[Amount]:
    return _amounts((mention.kind, mention.value, mention.low, mention.high, mention.unit) for mention in read_text(text))


def _amounts(read: object) -> set[Amount]:
    found = set()
    for kind, value, low, high, unit in read:  # type: ignore[attr-defined]
        amount = _amount(kind, low if value is None else value, high if value is None else value, unit)
        if amount is not None:
            found.add(amount)
    return found


@cache
def _currency(name: str) -> str:
    """ISO code of the name a peer gives a currency."""
    rows = {row["surface"].lower(): row["unit_id"] for row in tables.rows("currency_words")}
    return rows.get(name.lower(), {"chinese yuan": "CNY", "dollar": "USD", "元": "CNY"}.get(name.lower(), "")).replace("LOCAL", "CNY")


def _jionlp() -> Reader:
    jio = importlib.import_module("jionlp")

    def read(text: str) -> set[Amount]:
        found = set()
        for item in jio.ner.extract_money(text) or []:
            number, case = item["detail"]["num"], item["detail"]["case"]
            low, high = (number[0], number[-1]) if isinstance(number, list) else (number, number)
            found.add(_amount("money", low, high, _currency(case)))
        return {amount for amount in found if amount is not None}

    return read


def _recognizers() -> Reader:
    culture = importlib.import_module("recognizers_text").Culture
    number, unit = importlib.import_module("recognizers_number"), importlib.import_module("recognizers_number_with_unit")

    def read(text: str) -> set[Amount]:
        language = culture.Chinese if _HAN.search(text) else culture.English
        found = set()
        for item in unit.recognize_currency(text, language):
            value, code = item.resolution["value"], item.resolution.get("isoCurrency") or _currency(item.resolution["unit"])
            found.add(_amount("money", value, value, code))
        for item in number.recognize_percentage(text, language):
            value = item.resolution["value"].rstrip("%") if item.resolution["value"] else None
            found.add(_amount("percent", value, value, "percent"))
        return {amount for amount in found if amount is not None}

    return read


def _peers() -> dict[str, Reader]:
    """The peers that are installed; a sentence for each that is not."""
    peers: dict[str, Reader] = {}
    for name, build in ((_JIONLP, _jionlp), (_RECOGNIZERS, _recognizers)):
        try:
            peers[name] = build()
        except ImportError as error:
            print(f"{name} is left out, since it cannot be imported here ({error}): {_INSTALL}.")
    return peers


def _examples() -> list[tuple[str, set[Amount]]]:
    """The texts of the example tables that say money or percent, with what they say."""
    import tests.transforms.quantities as package

    found = []
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if not module.name.rpartition(".")[2].startswith("test_"):
            continue
        for text, said in getattr(importlib.import_module(module.name), "EXAMPLES", ()):
            amounts = {_amount(kind, low, high or low, unit) for kind, low, high, unit in _EXPECTED.findall(said)}
            if amounts:
                found.append((text, {amount for amount in amounts if amount is not None}))
    return found


def _safely(read: Reader, text: str) -> set[Amount]:
    """A peer that raises has read nothing."""
    try:
        return read(text)
    except Exception:
        return set()


def _print_shares(readers: dict[str, Reader]) -> None:
    examples = _examples()
    print(f"{'right on our own examples':<32} {'money':>12} {'percent':>12}")
    for name, read in readers.items():
        shares = []
        for kind in ("money", "percent"):
            pairs = [(amount, _safely(read, text)) for text, amounts in examples for amount in amounts if amount.kind == kind]
            shares.append(f"{sum(amount in found for amount, found in pairs)} of {len(pairs)}")
        print(f"{name:<32} {shares[0]:>12} {shares[1]:>12}")


def _print_speeds(peers: dict[str, Reader], count: int, rounds: int) -> None:
    texts = copies(count)
    sentences, contexts = sentences_of(texts)
    per_copy = sum(len(text.encode()) for text in texts) / count
    once = sentences.filter(pl.col("context") == 0)["text"].to_list()
    jobs: dict[str, Callable[[], object]] = {_OURS: lambda: read_mentions(sentences, contexts)}
    jobs[_PLAIN] = lambda: [read_text(text) for text in once]
    jobs |= {name: lambda read=read: [_safely(read, text) for text in once] for name, read in peers.items()}  # type: ignore[misc]
    times = best_times(jobs, rounds)
    times[_OURS] /= count
    print(f"{f'CPU time a transcript of {TRANSCRIPT // 1000} KB':<32} {'ms':>12} {'times ours':>12}")
    for name, seconds in times.items():
        print(f"{name:<32} {1000 * seconds * TRANSCRIPT / per_copy:>12.2f} {seconds / times[_OURS]:>12.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--copies", type=int, default=100, help="documents in the batch read by quantities (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (default %(default)s)")
    options = parser.parse_args()
    peers = _peers()
    _print_speeds(peers, options.copies, options.rounds)
    print()
    _print_shares({_OURS: _ours, _PLAIN: _plain, **peers})


if __name__ == "__main__":
    main()
