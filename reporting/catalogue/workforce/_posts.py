"""Time worked and children held, shared by the indicators of the workforce. Time is in hundredths of a full-time equivalent."""

from __future__ import annotations

import numpy as np

from reporting.engine.rows import Pairs, Rows

SOCIAL_WORKERS = ("senior_practitioner", "case_holder")
"""Social workers and senior social workers: census roles 4 and 5."""

REGISTERED = ("senior_manager", "middle_manager", "first_line_manager", *SOCIAL_WORKERS, "qualified_without_cases")
"""Child and family social workers of every rank, as the workforce census counts them: roles 1 to 6."""

FULL_TIME = 100


def social_work_post(rows: Rows) -> np.ndarray:
    return rows.grouped("post_role", "post_role", *SOCIAL_WORKERS)


def registered_post(rows: Rows) -> np.ndarray:
    """A qualified worker in a post that the workforce census counts."""
    return rows.grouped("post_role", "post_role", *REGISTERED) & rows.of("workers", "qualified", by="worker")


def employed(rows: Rows) -> np.ndarray:
    """Employed and paid by the authority on the date."""
    return rows.holding("employments", by="worker", where=own_staff)


def from_agency(rows: Rows) -> np.ndarray:
    return rows.holding("employments", by="worker", where="agency")


def own_staff(rows: Rows) -> np.ndarray:
    return ~rows.agency


def time_unknown(rows: Rows) -> np.ndarray:
    return rows.fte < 0


def held(posts: Pairs) -> np.ndarray:
    """Which of the posts are held on the date."""
    return (posts.started_on <= posts.at) & (posts.ended_on > posts.at)


def is_senior_post(rows: Rows) -> np.ndarray:
    """Of the posts a worker holds on the date the one earlier in the list of posts: there the head is counted."""
    _, place = rows._frame.facts.codes.bands("post_role", "code")
    posts = rows.each("posts", by="worker")
    order = (place[posts.post_role].astype(np.int64) << 32) + posts.id
    mine = (place[rows.post_role].astype(np.int64) << 32) + rows.id
    return posts.min(order, held(posts), 0) == mine


def time_of_worker(rows: Rows) -> np.ndarray:
    """The contracted time of all posts the worker holds on the date; -1 where one of them has none recorded."""
    posts = rows.each("posts", by="worker")
    return np.where(posts.any(held(posts) & (posts.fte < 0)), -1, posts.sum(posts.fte, held(posts)))


def weighted_time_of_worker(rows: Rows) -> np.ndarray:
    """The same with the time of posts that carry fewer cases at the weight in force on the date."""
    posts = rows.each("posts", by="worker")
    weights = rows._frame.facts["fte_weights"]
    row = weights.spans("post_role", "started_on", "ended_on").holding(posts.post_role, posts.at)
    weight = np.where(row >= 0, weights.take("weight", row), FULL_TIME)
    return posts.sum(posts.fte * weight, held(posts)) // FULL_TIME


def time_with_locum_as_one(rows: Rows) -> np.ndarray:
    return np.where(from_agency(rows), FULL_TIME, time_of_worker(rows))
