"""The charts of the course: one function each, each returning a plain Altair chart.

A chart's title states what it finds; its description says it in words; its table holds the numbers. A page of the
book shows all three with the picture, and a notebook draws the chart without network.
"""

from mildip.charts.definitions import (
    definitions_map,
    definitions_matrix,
    evidence_seen,
    features_named,
)

__all__ = ["definitions_map", "definitions_matrix", "evidence_seen", "features_named"]
