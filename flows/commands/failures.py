"""How a command ends: 0 where all went well, 1 where some input was rejected or a check failed, 2 on wrong usage."""

from __future__ import annotations

OK, REJECTED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class CommandError(Exception):
    """Something the user can put right; the message is one plain sentence. `code` is the exit code."""

    def __init__(self, message: str, code: int = REJECTED) -> None:
        super().__init__(message)
        self.code = code
