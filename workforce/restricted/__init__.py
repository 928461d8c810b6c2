"""Restricted records: who keeps a child's record from everybody but those they name, and for how long."""
