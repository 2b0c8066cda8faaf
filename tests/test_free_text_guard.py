"""No form of the site takes free words past the guard, and no screen reads them without a form."""

import ast
import importlib
import pkgutil

import pytest
from django import forms
from django.apps import apps
from django.db import models

from cms import wagtail_hooks
from neighbourhoods import registry
from neighbourhoods.forms import PhoneField, PostcodeField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.queries.never_stored import fields_with_words
from tests.architecture import APPS, Source, sources

CHECKED = (forms.EmailField, PhoneField, PostcodeField)  # is what it is called, or is refused
NAMES = {"first_name", "last_name", "name", "house_number"}  # words may sound like anything, a number is refused
# Fields of letters that need no guard, and why.
EXEMPT = {
    "PlaceForm.postcode": "read as a postcode, or refused; only its place is kept",
    "SearchForm.postcode": "read as a postcode, or refused; not even its place is kept",
    "NewJobForm.postcode": "read as a postcode, or refused",
    "PolicyForm.conduct_profile": "numbers of screening profiles; a rule for everybody",
    "CheckForm.profiles": "numbers of screening profiles, or refused",
    "SchoolForm.school": "the name of an organisation",
    "AddressForm.postcode": "read as a postcode, or refused",
    "CallerFields.phone": "read as a phone number, or refused",
    "CallerFields.postcode": "read as a postcode, or refused",
    "RequestCall.phone": "read as a phone number, or refused",
    "RequestCall.postcode": "read as a postcode, or refused",
    "OfferCall.phone": "read as a phone number, or refused",
    "OfferCall.postcode": "read as a postcode, or refused",
    "SentCodeForm.code": "compared, never kept",
    "JoinCodeForm.code": "compared, never kept",
    "CodeForm.code": "compared, never kept",
    "SecondProofForm.code": "compared, never kept",
    "SecondProofAgainForm.code": "compared, never kept",
    "ActivateAppForm.code": "compared, never kept",
    "LoginForm.password": "hashed by Django, and taken off the page",
    "AddKeyForm.name": "what a colleague calls their own key",
    "NotNowForm.thing": "the name of a suggestion, of our own making",
    "CheckForm.code": "looked up, never kept",
    "CheckTrialForm.code": "looked up, never kept",
    "CheckForm.words": "compared with what we signed, never kept",
    "AddKeyForm.credential": "made by the key",
    "LoginKeyForm.credential": "made by the key",
    "KeyAgainForm.credential": "made by the key",
    "SendForm.website": "filled in by machines only, never kept",
    "SendForm.seal": "made by the site, not by people",
    "LookForm.q": "looked up, never kept",
    "NameFilter.q": "looked up, never kept",
    "TextForm.one": "a sentence of the site itself, for everybody to read",
    "TextForm.more": "a sentence of the site itself, for everybody to read",
    "DecisionForm.source": "where a rule of the municipality is written; a BSN is refused",
    "BudgetForm.source": "the same",
    "RegulationForm.source": "the same",
    "ApplyForm.kvk_number": "the public number of a company: eight digits, or refused",
    "ApplyForm.company": "the name of a company",
    "ApplyForm.website": "filled in by machines only, never kept",
    "CompanyFields.kvk_number": "the same",
    "CompanyFields.company": "the same",
    "CompanyForm.kvk_number": "the same",
    "CompanyForm.company": "the same",
    "CardForm.other_name": "the name that somebody chose for their card",
    "EndForm.key": "which rule, as the page named it",
    "PostForm.phone": "the phone of a post",
    "PostChangeForm.phone": "the phone of a post",
}
NOT_A_PERSONS = ("cms.demo.",)  # screens of the demo: nothing is stored
# What screens read from a request by themselves: choices, ids, dates, where to go on, and what is only looked up.
READ_DIRECTLY = {
    "choice", "part", "gelukt", "buurt", "soort", "how", "until", "next", "action", "done", "happened", "do", "phone",
    "ask", "helper", "q", "p", "person", "result", "seen", "letter", "there", "finished", "shown", "was",
    "answer", "bij", "job", "minutes", "moment", "outcome", "request", "toch",
    "number", "body",  # the demo's own phone: what comes in by text is guarded where it arrives
}  # fmt: skip


def forms_of_the_site() -> list[type[forms.BaseForm]]:
    for app in APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if not {"migrations", "wsgi"} & set(module.name.split(".")):
                importlib.import_module(module.name)
    written = [form for form in _below(forms.BaseForm) if form.__module__.split(".")[0] in APPS]
    made = [viewset.get_form_class() for viewset in wagtail_hooks.lists() if getattr(viewset, "form_fields", ())]
    return [form for form in {*written, *made} if not form.__module__.startswith(NOT_A_PERSONS)]


def _below(kind: type) -> set[type]:
    return {deeper for each in kind.__subclasses__() for deeper in {each, *_below(each)}}


def unguarded(form: type[forms.BaseForm]) -> list[str]:
    """Fields of letters without a guard. Tables that are about nobody hold the municipality's own sentences."""
    model = getattr(getattr(form, "_meta", None), "model", None)
    if model in registry.impersonal:
        return []
    return [
        f"{form.__name__}.{name}"
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField)
        and not isinstance(field, (FreeText, *CHECKED))
        and not (isinstance(field, ShortText) and name in NAMES)
    ]


def test_every_field_for_free_words_is_guarded():
    found = {name for form in forms_of_the_site() for name in unguarded(form)}
    assert found - set(EXEMPT) == set()


def test_no_exemption_is_stale():
    assert set(EXEMPT) - {name for form in forms_of_the_site() for name in unguarded(form)} == set()


def test_the_forms_of_people_are_among_them():
    names = {form.__name__ for form in forms_of_the_site()}
    assert names >= {
        "SendForm", "ThankForm", "QuestionForm", "HowForm", "NamesForm", "RequestCall", "OfferCall", "AmendForm",
        "TalkForm", "ThanksForm", "ShownAsForm", "PostForm",
    }  # fmt: skip


def read_directly(source: Source) -> set[str]:
    """The names a screen takes from request.POST without a form."""
    found = set()
    for node in source.nodes(ast.Call, ast.Subscript):
        what = node.func if isinstance(node, ast.Call) else node
        wanted = node.args[0] if isinstance(node, ast.Call) and node.args else getattr(node, "slice", None)
        holder = getattr(what, "value", None)
        if isinstance(holder, ast.Attribute) and holder.attr == "POST" and isinstance(wanted, ast.Constant):
            found.add(wanted.value)
    return found


def test_no_screen_reads_words_without_a_form():
    assert {name for source in sources("**/*.py") for name in read_directly(source)} - READ_DIRECTLY == set()


# ---------------------------------------------------------------- what is kept, and looked through by the command
# Tables, or fields of them, with letters that `find_never_stored` need not read, and why.
NOBODY_WRITES_THERE = {
    "marketplace.ReadinessExplanation": "rules as they were worded then; a rule is read where it is written",
    "neighbourhoods.BackgroundRun": "names of tasks, and what broke in them",
    "neighbourhoods.District": "official names",
    "neighbourhoods.HouseNumber": "official names",
    "neighbourhoods.Municipality": "official names",
    "neighbourhoods.Neighbourhood": "official names",
    "neighbourhoods.Postcode": "official names",
    "neighbourhoods.PostcodeArea": "official names",
    "neighbourhoods.Organisation": "names of organisations",
    "neighbourhoods.SensitiveWord": "the words that are looked for",
    "neighbourhoods.AccessEntry.screen": "a name of the code",
    "neighbourhoods.JournalEntry": "names of the code; words stand in JournalWords",
    "neighbourhoods.Message": "names of the code; words are made when it leaves",
    "neighbourhoods.IncomingText.choices": "keys of what could be answered",
    "marketplace.TrialRevision.document": "made of the agreement; each word of it passed its form first",
    "marketplace.TrialSeal.document": "the same",
    "training.Certificate.document": "what we signed; each word of it stands elsewhere",
    "neighbourhoods.Consent": "the sentence that was read, written by the municipality, and choices",
    "neighbourhoods.CoordinatorPost.phone": "a phone number",
    "marketplace.ColleagueRequest.email": "read as an e-mail address",
    "marketplace.ColleagueRequest.phone": "read as a phone number",
    "marketplace.DiaryCompany.phone": "read as a phone number",
    "marketplace.Introduction.moments": "days and times",
    "marketplace.Employer.kvk_number": "the public number of a company",
    "marketplace.Employer.postcode": "read as a postcode",
    "neighbourhoods.User": "checked to be what they are called, or chosen; channels: choices",
    "wagtailcore.Page": "its words stand in the page of our own kind",
    "wagtailforms.FormSubmission": "no page has a form of Wagtail's",
    "wagtailembeds.Embed": "of other websites",
    "wagtailsearch": "made from pages that are read themselves",
    **dict.fromkeys(
        ("account", "auth", "contenttypes", "django_q", "mfa", "taggit", "usersessions"), "the machinery's own"
    ),
    "sessions": "ends by itself; what is typed in steps passed its form first",
    **dict.fromkeys(
        (
            "wagtailadmin.EditingSession", "wagtailcore.APIToken", "wagtailcore.Collection",
            "wagtailcore.CollectionViewRestriction", "wagtailcore.GroupApprovalTask", "wagtailcore.Locale",
            "wagtailcore.PageViewRestriction", "wagtailcore.ReferenceIndex", "wagtailcore.Site", "wagtailcore.Task",
            "wagtailcore.Workflow", "wagtailcore.WorkflowState", "wagtailimages.Rendition", "wagtailredirects.Redirect",
            "wagtailusers.UserProfile",
        ),
        "the machinery's own",
    ),
}  # fmt: skip


def unread(model: type[models.Model]) -> list[str]:
    """Fields with letters that the command does not look through."""
    words = [field.name for field in model._meta.concrete_fields if may_hold_words(field)]
    if model in registry.tables_with_public_words():
        return []
    read = fields_with_words(model) if model in registry.tables_with_words() else []
    return [f"{model._meta.label}.{name}" for name in words if name not in read]


def may_hold_words(field: models.Field) -> bool:
    is_free = isinstance(field, (models.CharField, models.TextField, models.JSONField)) and not field.choices
    return hasattr(field, "stream_block") or (is_free and not isinstance(field, models.SlugField))


def is_named(field: str) -> bool:
    table = field.rpartition(".")[0]
    return bool({field, table, table.partition(".")[0]} & NOBODY_WRITES_THERE.keys())


def test_the_command_reads_every_field_of_every_table_in_which_people_write():
    found = [field for model in apps.get_models() for field in unread(model)]
    assert [field for field in found if not is_named(field)] == []


def test_no_table_is_left_out_that_is_read_or_gone():
    found = [field for model in apps.get_models() for field in unread(model)]
    parts = {part for field in found for part in (field, field.rpartition(".")[0], field.partition(".")[0])}
    assert NOBODY_WRITES_THERE.keys() - parts == set()


# ---------------------------------------------------------------- seen to fail when broken on purpose
def test_a_table_that_nobody_reads_is_seen():
    class Diary(models.Model):
        words = models.TextField()
        kind = models.CharField(choices=[("a", "a")])
        slug = models.SlugField()

        class Meta:
            app_label = "never_installed"
            managed = False

        def __str__(self):
            return self.words

    try:
        assert (unread(Diary), is_named("never_installed.Diary.words")) == (["never_installed.Diary.words"], False)
    finally:
        apps.all_models.pop("never_installed")
        apps.clear_cache()


def test_a_field_without_a_guard_is_seen():
    class LooseForm(forms.Form):
        words = forms.CharField()
        nickname = ShortText()
        first_name = ShortText()
        wish = FreeText()
        email = forms.EmailField()

    assert unguarded(LooseForm) == ["LooseForm.words", "LooseForm.nickname"]


@pytest.mark.parametrize("line", ["request.POST.get('words', '')", "request.POST['words']", "POST.getlist('words')"])
def test_words_read_without_a_form_are_seen(line):
    line = line if line.startswith("request") else f"request.{line}"
    assert read_directly(Source("cms/views.py", line)) == {"words"}
