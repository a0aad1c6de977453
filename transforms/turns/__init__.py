"""Lines to turns: page furniture and footnotes leave, wrapped lines join, every turn has its speaker, and every character knows its line."""

from transforms.turns.read_turns import Turns, read_turns

__all__ = ["Turns", "read_turns"]
