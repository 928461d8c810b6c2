"""Due dates of workforce. A supervision's may be agreed for another day than the standard's, so nothing corrects them."""

from csc.due_dates import keep_due
from workforce.models import CaseSupervision

keep_due("due_on", open_rows=CaseSupervision.objects.awaited, work_out=lambda supervision: None)
