"""Everything that touches the world: files in, steps in order (in this process or as a Prefect flow), warehouse published, commands."""

from __future__ import annotations

from transforms.allocator import keep_freed_pages

# Before anything imports polars.
keep_freed_pages()
