"""Lines to turns: page furniture and footnotes leave, wrapped lines join, every turn has its speaker, every character its line."""

from transforms.turns.read_turns import Turns, read_turns

__all__ = ["Turns", "read_turns"]
