"""What editors write in Dutch and perhaps in English, and the colours it is shown in."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Palette(models.TextChoices):
    """Colour pairs whose contrast is checked, light and dark. The stylesheet has a class for each."""

    GREEN = "green", _("green")
    BLUE = "blue", _("blue")
    PURPLE = "purple", _("purple")
    OLIVE = "olive", _("olive")
    TERRACOTTA = "terracotta", _("terracotta")
    OCHRE = "ochre", _("ochre")
    SLATE = "slate", _("slate")
    TEAL = "teal", _("teal")


class InTwoLanguages(models.Model):
    """Editors write Dutch; English may follow later and falls back to Dutch."""

    class Meta:
        abstract = True

    def words(self, field: str) -> str:
        """The field in the reader's language: `words("name")` reads name_en for English readers if there is one."""
        if (get_language() or "nl").startswith("en"):
            return getattr(self, f"{field}_en") or getattr(self, f"{field}_nl")
        return getattr(self, f"{field}_nl")

    def lines(self, field: str) -> list[str]:
        """The same, of a field with something on each line."""
        return [line.strip() for line in self.words(field).splitlines() if line.strip()]


class NamedInTwoLanguages(InTwoLanguages):
    """With `name_nl` and `hint_nl`, a few words about it, and the same in English."""

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return self.words("name")

    @property
    def hint(self) -> str:
        return self.words("hint")
