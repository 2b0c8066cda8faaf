"""What editors corrected in the sentences of the site. Rows are only added: the newest of a text holds."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A text as an editor wrote it, in each of its forms. No forms: back to the original."""

    language = models.CharField(_("language"), max_length=10)
    context = models.CharField(_("context"), max_length=120, blank=True)
    english = models.TextField(_("English in the program"))
    forms = models.JSONField(_("as corrected"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("corrected sentence")
        verbose_name_plural = _("corrected sentences")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.language}: {self.english}"
