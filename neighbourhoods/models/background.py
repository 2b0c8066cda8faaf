"""What the worker does by the clock: one row for each turn of a function, counted before it runs."""

from django.db import models


class BackgroundRun(models.Model):
    """One turn. Not started: it waits to be tried again. Started and not ended: at work, or its worker was killed.

    `error` is the name of what went wrong, never its text: that may hold a person's data.
    """

    DIED = "WorkerDied"

    name = models.CharField(max_length=100)  # the dotted name of the function
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=60, blank=True)
    put_away = models.BooleanField(default=False)  # an operator saw what went wrong

    class Meta:
        ordering = ("-due_at", "-id")
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="one_run_for_each_turn")]
        indexes = [models.Index(fields=["ended_at"], name="run_ended")]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
