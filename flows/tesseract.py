"""tesseract, the optional program for text recognition: whether it is there, and with which languages."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

PROGRAM = "tesseract"
#: tesseract's models of the languages that calls are read in.
LANGUAGES = ("eng", "chi_sim", "chi_tra")
HOW_TO_GET_IT = "apt-get install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra"
#: Seconds for an answer.
LONGEST = 30.0


@cache
def installed_languages() -> tuple[str, ...]:
    """tesseract's names of the languages that can be recognised here; empty without tesseract."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ()
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=LONGEST).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(language for language in LANGUAGES if language in listed.split())


def is_available() -> bool:
    """Whether tesseract is installed with a language that calls are read in."""
    return bool(installed_languages())
