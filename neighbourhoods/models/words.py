"""The municipality's own part of the list of words that hint at what is never kept."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbourhoods.never_stored import Subject


class SensitiveWord(models.Model):
    """Adds a word to `never_stored.WORDS`, or switches one of those off. Edited in the workbench."""

    word = models.CharField(
        _("word"),
        max_length=60,
        unique=True,
        help_text=_("A star stands for any letters: schuld* also finds schuldhulp."),
    )
    subject = models.CharField(_("hints at"), max_length=10, choices=Subject)
    is_hint = models.BooleanField(
        _("raises a hint"),
        default=True,
        help_text=_("No tick switches off a word of the standard list that is written the same."),
    )

    class Meta:
        verbose_name = _("word to leave out")
        verbose_name_plural = _("words to leave out")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Too short would raise a hint at nearly every text."""
        self.word = self.word.strip().casefold()
        if sum(char.isalnum() for char in self.word) < 3:
            raise ValidationError({"word": _("Write at least three letters.")})
