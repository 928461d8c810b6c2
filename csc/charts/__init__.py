"""Charts as SVG made here: no script, no style block, nothing that a strict policy or a printer would refuse.

Strokes and fills are attributes, because renderers of PDF do not apply a page's style sheet within
SVG. Every chart has a name and a description for screen readers, a title on every point, and the
same figures in a table beneath it.
"""

from csc.charts.bars import Bar, BarChart
from csc.charts.lines import Band, Comparator, Line, LineChart
from csc.charts.process import ProcessChart
from csc.charts.sparkline import Sparkline

__all__ = ["Band", "Bar", "BarChart", "Comparator", "Line", "LineChart", "ProcessChart", "Sparkline"]
