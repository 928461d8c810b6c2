"""What workforce says on a child's page: how things stand, what is due and holds, who is involved."""

from workforce.child_record.due import due_panel
from workforce.child_record.involved import workers_panel
from workforce.child_record.merged import merged_panel
from workforce.child_record.overview import overview_panel, plans_panel, social_workers_panel
from workforce.child_record.panels import Panel, register_panel
from workforce.child_record.reaching import reach_panel, safety_panel
from workforce.child_record.restriction import restriction_panel
from workforce.child_record.summary import summary_panel
from workforce.particulars.death import death_panel

register_panel(Panel("death", "After the child’s death", order=-10, build=death_panel))
register_panel(Panel("contact-safety", "Before you make contact", order=-5, build=safety_panel))
register_panel(Panel("stand", "How things stand", order=0, build=summary_panel))
register_panel(Panel("due", "What is due", order=10, build=due_panel))
register_panel(Panel("in-force", "In force now", order=20, build=plans_panel))
register_panel(Panel("reach", "How to reach the family", order=28, build=reach_panel))
register_panel(Panel("workers", "Who is involved", order=30, build=workers_panel))
register_panel(Panel("social-workers", "Social workers", order=80, build=social_workers_panel))
register_panel(Panel("overview", "First and latest", order=90, build=overview_panel))
register_panel(Panel("merged", "Records merged into this one", order=95, build=merged_panel))
register_panel(Panel("restriction", "Who may open this record", order=97, build=restriction_panel))
