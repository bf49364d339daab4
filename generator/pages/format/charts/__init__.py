"""Drawings: plain values laid out as what the components write as SVG. They decide no words."""

from generator.pages.format.charts.bars import Bar, Chart, ChartRow, draw_bars, wrap
from generator.pages.format.charts.maps import MapDrawing, Marked, WorldDrawing, draw_maps

__all__ = [
    "Bar",
    "Chart",
    "ChartRow",
    "MapDrawing",
    "Marked",
    "WorldDrawing",
    "draw_bars",
    "draw_maps",
    "wrap",
]
