"""Dutch addresses for allauth's pages. What is not listed (passwords, e-mail lists, its sign-up) does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path
from django.views.generic import RedirectView, TemplateView

from . import accounts

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/", account.login, name="account_request_login_code"),  # allauth's other name for the same page
    path("inloggen/code/", accounts.CodeView.as_view(), name="account_confirm_login_code"),
    path("inloggen/stap-2/", second_factor.authenticate, name="mfa_authenticate"),
    path("inloggen/sleutel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "inloggen/met-sleutel/",
        TemplateView.as_view(template_name="account/login_by_key.html"),
        name="login_by_key",
    ),
    path("inloggen/nog-een-keer/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("inloggen/nog-een-keer/sleutel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("inloggen/gestopt/", account.account_inactive, name="account_inactive"),
    path(
        "inloggen/meedoen/",
        RedirectView.as_view(pattern_name="marketplace:join", query_string=True),
        name="account_signup",
    ),
    path("uitloggen/", account.logout, name="account_logout"),
    path("mijn/toestellen/", sessions.list_usersessions, name="usersessions_list"),
    path("mijn/beveiliging/", second_factor.index, name="mfa_index"),
    path("mijn/beveiliging/app/", accounts.ActivateAppView.as_view(), name="mfa_activate_totp"),
    path("mijn/beveiliging/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("mijn/beveiliging/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("mijn/beveiliging/codes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("mijn/beveiliging/codes/bewaren/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("mijn/beveiliging/sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("mijn/beveiliging/sleutels/nieuw/", accounts.AddKeyView.as_view(), name="mfa_add_webauthn"),
    path("mijn/beveiliging/sleutels/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("mijn/beveiliging/sleutels/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    # Wagtail's own doors ask for a password and no second proof: they lead to ours.
    path("cms/login/", to_login),
    path("cms/password_reset/", to_login),
    path("cms/password_reset/<path:rest>", RedirectView.as_view(url="/inloggen/")),
    path("_util/login/", to_login),
]
