"""Forgetting workers who left before the records begin and whom no record names."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db import models

from csc.models import User
from reporting.synthetic.arrays import Mask, Whole
from reporting.synthetic.writing import Book, Pending
from workforce.models import Employment, Post, Worker

OWN_TABLES = (User, Worker, Employment, Post)
"""Tables that exist for the worker's sake: being in them is not being named by a record."""


def forget_leavers(book: Book) -> None:
    """Take workers out of the book who are neither in post on its first day or later nor named on any record.

    The others are numbered anew, without gaps, and so are the users they sign in as.
    """
    ended = np.array([worker.ended_on for worker in book.staff.workers])
    stays = ended > book.horizon.first
    for pending in book.pending:
        if pending.model not in OWN_TABLES:
            for field, values in _references(pending):
                number = _worker_of(field, values, book)
                stays[number[number >= 0]] = True
    numbers = np.cumsum(stays) - 1
    for pending in book.pending:
        _only_those_who_stay(pending, stays, book)
        for field, values in _references(pending):
            number = _worker_of(field, values, book)
            key = numbers[np.maximum(number, 0)] + (1 if field.related_model is Worker else book.first_user + 1)
            pending.columns[field.name] = np.where(number >= 0, key, values)


def _references(pending: Pending) -> list[tuple[models.Field, Whole]]:
    """The columns that hold keys of workers or users."""
    fields = [field for field in pending.model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    pointing = [field for field in fields if field.related_model in (Worker, User) and field.name in pending.columns]
    return [(field, pending.columns[field.name]) for field in pointing if isinstance(pending.columns[field.name], np.ndarray)]


def _worker_of(field: models.Field, keys: Whole, book: Book) -> Whole:
    """The position of each worker (of each user's worker), below 0 for none."""
    return keys - 1 if field.related_model is Worker else keys - book.first_user - 1


def _only_those_who_stay(pending: Pending, stays: Mask, book: Book) -> None:
    """Take the rows of those who do not stay out of the workers' own tables."""
    if pending.model not in OWN_TABLES:
        return
    if pending.model is User:
        keep = np.concatenate([[True], stays])
    elif pending.model is Worker:
        keep = stays
    else:
        keep = stays[pending.columns["worker"] - 1]
    pending.columns = {name: _kept(values, keep) for name, values in pending.columns.items()}
    first = book.first_user if pending.model is User else 1
    pending.count = int(keep.sum())
    pending.columns["id"] = np.arange(first, first + pending.count)
    pending.happened = _kept(pending.happened, keep)
    pending.ended = _kept(pending.ended, keep)


def _kept(values: Any, keep: Mask) -> Any:
    if isinstance(values, np.ndarray):
        return values[keep]
    if isinstance(values, list):
        return [value for value, stays in zip(values, keep.tolist(), strict=True) if stays]
    return values
