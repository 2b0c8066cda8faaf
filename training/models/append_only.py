"""Rows that are added and never changed: a correction is a new row, so that any day of the past can be told again."""

from typing import Any, NoReturn

from django.db import models


class NeverEdited(TypeError):
    """Somebody wrote code that changes or removes what was written down for good."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **_changes: Any) -> NoReturn:
        raise NeverEdited

    def delete(self) -> NoReturn:
        raise NeverEdited


class AppendOnly(models.Model):
    """Goes only together with the person it is about: the foreign key takes it along."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverEdited
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NeverEdited
