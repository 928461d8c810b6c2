"""What workforce adds to the top of every page, and where people who do the work start."""

from csc import navigation
from csc.navigation import Item, Start
from csc.permissions import Permission
from workforce.pages import reader_of

navigation.tell_roles(lambda request: reader_of(request).roles)
navigation.register(Item("my_work", "My work", "workforce:my_work", order=10, permission=Permission.RECORD_WORK))
navigation.register(Item("my_teams", "My teams", "workforce:my_teams", order=12, permission=Permission.ALLOCATE_CHILDREN))
navigation.register(Item("find", "Find a child", "workforce:find", order=14, permission=Permission.SEARCH_CHILDREN))
navigation.register(Item("notices", "Who opened my records", "workforce:notices", order=80, permission=Permission.RECORD_WORK))
navigation.register(Item("access", "Review of access", "workforce:access_review", order=82, permission=Permission.REVIEW_ACCESS))
navigation.register(
    Item(
        "restricted",
        "Restricted records",
        "workforce:restricted_records",
        order=84,
        permission=Permission.GRANT_RESTRICTED_ACCESS,
    )
)
navigation.register(
    Item("accounts", "People and accounts", "workforce:accounts", order=86, permission=Permission.MANAGE_ACCOUNTS)
)
navigation.register(Item("admin", "Administration", "admin:index", order=88, permission=Permission.MANAGE_REFERENCE_DATA))
navigation.register_start(Start("workforce:my_work", roles=("social_worker", "personal_adviser", "business_support"), order=30))
navigation.register_start(Start("workforce:my_teams", roles=("team_manager",), order=25))
