"""Tables among the printed lines: their rows kept apart, their numbers read with label, column header and caption."""

from transforms.tables.find import Tables, find_tables
from transforms.tables.place import cells_in_turns, cut_at_rows
from transforms.tables.values import read_values

__all__ = ["Tables", "cells_in_turns", "cut_at_rows", "find_tables", "read_values"]
