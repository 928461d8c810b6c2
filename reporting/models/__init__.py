"""What reporting keeps of its own: supplied data, runs and their figures, publications."""

from reporting.models.benchmarks import Benchmark
from reporting.models.population import PopulationEstimate
from reporting.models.publications import Publication, PublishedFigure, Restatement
from reporting.models.publishing import Publishing
from reporting.models.runs import Run
from reporting.models.series import Series, SeriesChange
from reporting.models.supplied import SuppliedFigure
from reporting.models.targets import Target
from reporting.models.terms import SchoolTerm
from reporting.models.tokens import TokenTerms

__all__ = [
    "Benchmark",
    "PopulationEstimate",
    "Publication",
    "PublishedFigure",
    "Publishing",
    "Restatement",
    "Run",
    "SchoolTerm",
    "Series",
    "SeriesChange",
    "SuppliedFigure",
    "Target",
    "TokenTerms",
]
