"""What reporting keeps of its own: populations, supplied figures, school terms."""

from reporting.models.population import PopulationEstimate
from reporting.models.supplied import SuppliedFigure
from reporting.models.terms import SchoolTerm

__all__ = ["PopulationEstimate", "SchoolTerm", "SuppliedFigure"]
