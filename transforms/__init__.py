"""Earnings-call transcripts to facts: pure functions from frames to frames."""
