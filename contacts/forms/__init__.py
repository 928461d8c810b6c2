"""What is recorded at the front door and about early help, exploitation and children missing, as steps."""

from contacts.forms import early_help, exploitation, front_door, missing, notes, referrals

__all__ = ["early_help", "exploitation", "front_door", "missing", "notes", "referrals"]
