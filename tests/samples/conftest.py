"""The scripts of `samples/` are run by hand, not packaged: make them importable here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))
