"""Stages that keep their compiled patterns run on threads of their own, and nobody who calls them notices."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from transforms.kept_patterns import keeps_patterns


@keeps_patterns
def _one(number: int, *, more: int = 0) -> tuple[int, int]:
    """Where it runs, and what it was told."""
    if number < 0:
        raise ValueError("negative")
    return threading.get_ident(), number + more


@keeps_patterns
def _other() -> tuple[int, int]:
    """A stage that calls another one."""
    return threading.get_ident(), _one(1)[0]


def test_a_stage_always_runs_on_the_same_thread_whoever_calls_it() -> None:
    with ThreadPoolExecutor(4) as callers:
        threads = {thread for thread, _ in callers.map(_one, range(20))}
    assert threads == {_one(0)[0]}
    assert threads != {threading.get_ident()}


def test_every_stage_has_a_thread_of_its_own() -> None:
    own, called = _other()
    assert called == _one(0)[0] != own


def test_what_a_stage_gives_and_raises_comes_through() -> None:
    assert _one(2, more=3)[1] == 5
    with pytest.raises(ValueError, match="negative"):
        _one(-1)


def test_a_stage_keeps_its_name_and_description() -> None:
    assert _one.__name__ == "_one"
    assert _one.__doc__ == "Where it runs, and what it was told."
