"""Mentions that report a metric: of which segment, period, measure and comparison."""

from transforms.observations.link import link_observations
from transforms.observations.metrics import metric_rows, metrics

__all__ = ["link_observations", "metric_rows", "metrics"]
