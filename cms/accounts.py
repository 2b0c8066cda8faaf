"""Logging in: by a 6-digit code, and a second proof for whoever sees other people's data."""

import time
from base64 import urlsafe_b64encode
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy

from cms.key_answers import KeyAnswer
from marketplace.joining import REMEMBER
from marketplace.queries.requests import only_asks, with_part
from neighbourhoods import rules, site_phone
from neighbourhoods.forms import SentCodeForm, code_field
from neighbourhoods.models import User

TRUSTED_DEVICE = timedelta(days=90)
STAFF_SESSION = timedelta(hours=12)
OUTLINES = ("neighbourhood__geometry", "neighbourhood__municipality__geometry")  # of the home; heavy
STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class AccountAdapter(DefaultAccountAdapter):
    """What we do otherwise than allauth when somebody comes in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Look at our e-mail again."),
        "too_many_login_attempts": _("That went wrong a few times. Wait a moment and ask for a new code."),
        "rate_limited": _("That went too fast. Wait a moment and try again."),
    }

    def pre_login(self, request: HttpRequest, user: User, *, email: str | None, **rest: Any) -> HttpResponse | None:
        """Who typed the code from an e-mail owns that address."""
        if email and user.email and email.lower() == user.email.lower():
            EmailAddress.objects.update_or_create(
                user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
            )
        return super().pre_login(request, user, email=email, **rest)

    def login(self, request: HttpRequest, user: User) -> None:
        """A ticked "remember this phone" lasts 90 days, anything else until the browser closes; staff half a day."""
        remember = request.session.pop(REMEMBER, False)
        super().login(request, user)
        if rules.needs_second_factor(user):
            request.session.set_expiry(STAFF_SESSION)
        else:
            request.session.set_expiry(TRUSTED_DEVICE if remember else 0)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        ours = {
            "service_phone": site_phone.number(),
            "join_url": f"{settings.SITE_URL}{reverse('marketplace:join')}",
        }
        super().send_mail(template_prefix, email, context | ours)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        if only_asks(request.user):
            return reverse("marketplace:own_requests")
        return super().get_login_redirect_url(request)

    def is_reauthentication_required(self, **_: Any) -> bool:
        """Ask again only who has something to show: setting up the first app or key asks nothing more."""
        return is_mfa_enabled(self.request.user, STRONG)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Never a password. What the person uses most comes first; a visitor logs in first."""
        if not user.is_authenticated:
            return []
        code = {"id": "mfa_reauthenticate", "url": reverse("mfa_reauthenticate"), "description": _("Use a code")}
        key = {
            "id": "mfa_reauthenticate:webauthn",
            "url": reverse("mfa_reauthenticate_webauthn"),
            "description": _("Use my key"),
        }
        has = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        methods = [key] if Authenticator.Type.WEBAUTHN in has else []
        if Authenticator.Type.TOTP in has:
            return [code, *methods]
        return [*methods, code] if Authenticator.Type.RECOVERY_CODES in has else methods


def forget_former_addresses(user: User) -> None:
    """After the technical side wrote down another address: the one before lets nobody in any more."""
    EmailAddress.objects.filter(user=user).exclude(email=(user.email or "").lower()).delete()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the code app are encrypted, and who must have a second proof keeps at least one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
        "cannot_delete_authenticator": _("You need at least one second proof for your work here."),
    }

    def _fernet(self) -> MultiFernet:
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        keys = [urlsafe_b64encode(sha256(f"dichtbij.second-factor.{secret}".encode()).digest()) for secret in secrets]
        return MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, text: str) -> str:
        return self._fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=STRONG).exclude(pk=authenticator.pk)
        return others.exists() or not rules.needs_second_factor(authenticator.user)

    def get_totp_label(self, user: User) -> str:
        return user.get_short_name()


def works_here(user: User) -> bool:
    """A coordinator today? Of whoever asks for a page it was read together with the person."""
    if not hasattr(user, "coordinates"):
        user.coordinates = rules.is_coordinator(user)
    return bool(user.coordinates)


class WhoComes(AuthenticationBackend):
    """Reads in the one question for the person also what every page asks: who proves twice, what the menu shows, where
    they live, how Wagtail looks for them, and whether they hold any permission: most hold none, and none is looked up.
    """

    def get_user(self, user_id: int) -> User | None:
        user = who_comes(timezone.localdate()).filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        if not user.holds_permissions:
            for policy in (PagePermissionPolicy, CollectionPermissionPolicy, SitePermissionPolicy):
                setattr(user, policy.permission_cache_name, [])
        return user

    def get_all_permissions(self, user_obj: User, obj: object = None) -> set[str]:
        return super().get_all_permissions(user_obj, obj) if getattr(user_obj, "holds_permissions", True) else set()


@lru_cache(maxsize=1)
def who_comes(today: date) -> QuerySet[User]:
    """Everybody, with what every page asks of them. Composed once a day: that takes longer than the asking itself."""
    with_home = User.objects.select_related("wagtail_userprofile", "helper", "neighbourhood__municipality")
    people = rules.with_what_they_see(with_home.defer(*OUTLINES), on=today)
    return with_part(people).annotate(holds_permissions=holds_permissions())


def holds_permissions() -> Q:
    """Through a group, by themselves, or as the technical side."""
    groups = User.groups.through.objects.filter(user=OuterRef("pk"))
    own = User.user_permissions.through.objects.filter(user=OuterRef("pk"))
    return Q(is_superuser=True) | Exists(groups) | Exists(own)


class CoordinatorsDoor(BaseBackend):
    """A coordinator may enter the workbench as long as the post lasts; no group or permission row is needed."""

    def has_perm(self, user_obj: User, perm: str, obj: object = None) -> bool:  # noqa: ARG002 (Django's signature)
        return perm == "wagtailadmin.access_admin" and works_here(user_obj)


class LoginForm(AllauthLoginForm):
    """One field: the e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        field = self.fields["login"]
        field.label = _("Your e-mail address")
        field.error_messages["required"] = _("Enter your e-mail address.")
        field.widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})


class CodeForm(SentCodeForm, ConfirmLoginCodeForm):
    """allauth's form, which knows the code, with our fields."""


class SecondProofForm(AuthenticateForm):
    """A code from the app, or a spare code."""

    code = code_field(_("The code from your app, or a spare code"), 19)


class SecondProofAgainForm(ReauthenticateForm):
    code = code_field(_("The code from your app, or a spare code"), 19)


class ActivateAppForm(ActivateTOTPForm):
    code = code_field(_("The code from your app"), 11)


class AddKeyForm(AddWebAuthnForm):
    """A key that also logs in by itself, unless the person wants otherwise."""

    passwordless = forms.BooleanField(
        label=_("Log in with only this key"),
        help_text=_("Then you do not need a code from your e-mail."),
        required=False,
        initial=True,
    )

    credential = KeyAnswer()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for this key")
        self.fields["name"].help_text = _("For example: my phone.")


class CodeView(ConfirmLoginCodeView):
    """allauth's page, with a fresh 15 minutes for a code that is sent again and the tick for this device."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self.request.POST.get("action") == "resend":
            self.stage.state.update(at=time.time())
        self.request.session[REMEMBER] = form.cleaned_data.get("remember", False)
        return super().form_valid(form)


class ActivateAppView(ActivateTOTPView):
    """Who just typed a code from the new app has proved it for this session."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp", reauthenticated=True)
        return response


class AddKeyView(AddWebAuthnView):
    """Who just used the new key has proved it for this session."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn", reauthenticated=True)
        return response
