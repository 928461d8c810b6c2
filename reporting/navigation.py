"""What reporting adds to the top of every page, and where people start by role."""

from csc import navigation
from csc.navigation import Item, Start
from csc.permissions import Permission

navigation.register(Item("scorecards", "Scorecards", "reporting:scorecards", order=80, permission=Permission.READ_FIGURES))
navigation.register(Item("indicators", "Indicators", "reporting:indicators", order=82, permission=Permission.READ_FIGURES))
navigation.register(Item("publications", "Publications", "reporting:publications", order=83, permission=Permission.READ_FIGURES))
navigation.register(Item("runs", "Runs", "reporting:runs", order=84, permission=Permission.RUN_SNAPSHOTS))
navigation.register(Item("tokens", "API tokens", "reporting:tokens", order=85, permission=Permission.MANAGE_ACCOUNTS))

navigation.register_start(
    Start(
        "reporting:scorecards", roles=("director", "head_of_service", "scorecard_reader", "auditor", "conference_chair"), order=20
    )
)
navigation.register_start(Start("reporting:runs", roles=("performance_analyst", "administrator"), order=40))
