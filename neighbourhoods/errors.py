"""The two refusals. Every edge shows the sentence of the first and answers 404 or 403 to the second."""

from django.core.exceptions import PermissionDenied


class NotAllowedNow(Exception):
    """Not at this moment, with a sentence for the person. `code` names the case for the edge ("gone", "paused")."""

    def __init__(self, sentence: object, code: str = "") -> None:
        super().__init__(sentence)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[0])


class NotYours(PermissionDenied):
    """This person may not do this to this thing."""
