"""CPU time of this process (all threads), the best of several interleaved rounds: the least disturbed by whatever else runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


def best_times(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """CPU seconds of each job. The jobs of a round run one after the other, so that all see the same machine."""
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            begun = time.process_time()
            job()
            best[name] = min(best[name], time.process_time() - begun)
    return best
