"""What is due, for whom: the worker's own day, the manager's team, the head of service's week."""
