"""Regular expressions that stay compiled from one call to the next.

polars compiles a pattern where it is used and keeps the last 32 that a thread used. Reading a batch uses three hundred patterns, some of
which take 50 ms to compile, so that each call would compile them all again, for a fifth of a second. A stage that runs
on a thread of its own finds its patterns there as it left them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_threads: dict[Callable[..., object], ThreadPoolExecutor] = {}
# A process that is forked has none of its parent's threads.
os.register_at_fork(after_in_child=_threads.clear)


def keeps_patterns(stage: Callable[P, T]) -> Callable[P, T]:
    """Decorator: `stage` always runs on the same thread, which runs nothing else.

    It may use 32 patterns, and keeps those that polars uses on that thread: in expressions of `select_seq`, `with_columns_seq` and `filter`
    and in methods of a series, but not in those of `select` and `with_columns`, nor inside `coalesce` and `fill_null`, which polars
    computes on threads of its own. A stage must not call itself.
    """

    @wraps(stage)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        thread = _threads.get(stage)
        if thread is None:
            thread = _threads.setdefault(stage, ThreadPoolExecutor(max_workers=1, thread_name_prefix=stage.__qualname__))
        return thread.submit(stage, *args, **kwargs).result()

    return run
