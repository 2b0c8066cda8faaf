"""What a key answered, read as JSON. Whatever else somebody sends there is a wrong answer, never an error."""

from typing import Any

from allauth.mfa.webauthn.forms import LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms


class KeyAnswer(forms.JSONField):
    """Python's own reader stops at a number of thousands of digits, and at brackets within brackets without end."""

    def __init__(self) -> None:
        super().__init__(required=True, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return initial  # nothing of it is worth showing again


class LoginKeyForm(LoginWebAuthnForm):
    credential = KeyAnswer()


class KeyAgainForm(ReauthenticateWebAuthnForm):
    credential = KeyAnswer()
