"""How fast the text pipeline is, as ratios measured side by side in one run: `python -m benchmarks`."""
