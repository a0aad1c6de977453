"""How polars' allocator (jemalloc) gives memory back to the system."""

from __future__ import annotations

import os


def keep_freed_pages() -> None:
    """Leaves freed pages to the process until the system wants them for something else.

    A batch frees and takes hundreds of columns of some megabytes. By default every freed page goes back within a second and is cleared
    and mapped again when it is next written, a sixth of all CPU time; now the system takes them when it runs short. polars reads this
    once, when it is first imported; what the environment says already stays.
    """
    os.environ.setdefault("_RJEM_MALLOC_CONF", "muzzy_decay_ms:-1")
