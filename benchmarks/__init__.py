"""How fast the text pipeline is, as ratios measured side by side in one run: `python -m benchmarks`."""

from __future__ import annotations

from transforms.allocator import keep_freed_pages

# As the commands do, before anything imports polars.
keep_freed_pages()
