"""The forms of the technical side's reference tables."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lucide.templatetags.lucide import lucide
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.following import follow_kind
from cms.workbench.pictures import pictures_with
from marketplace.models import WorkKind
from marketplace.queries import kinds
from neighbourhoods.actions import posts
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.free_text import ShortText
from neighbourhoods.models import CoordinatorPost
from neighbourhoods.queries import residents


def clean_icon(name: str) -> str:
    """A name that has a drawing: a page with an unknown icon would not open at all."""
    try:
        lucide(name)
    except Exception as unknown:
        raise ValidationError(_("There is no Lucide icon of this name.")) from unknown
    return name


class IconForm(WagtailAdminModelForm):
    def clean_icon(self) -> str:
        return clean_icon(self.cleaned_data["icon"].strip())


class KindForm(IconForm):
    """A kind of work. Its picture is chosen by a word; its word in the address follows the name when left empty."""

    class Meta:
        model = WorkKind
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        self.fields["icon"] = forms.ChoiceField(
            label=gettext_lazy("Picture"), choices=pictures_with(self.instance.icon), initial="hand-heart"
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        slug = answers.get("slug") or slugify(answers.get("name_nl", ""))[:50]
        if not self.errors and not slug:
            self.add_error("name_nl", _("Use letters in the name."))
        elif not self.errors and kinds.is_taken(slug, other_than=self.instance.pk):
            self.add_error("name_nl", _("There is a kind of work with this name already."))
        if self.instance.pk is None and kinds.is_full():
            raise ValidationError(_("There are 63 kinds of work. That is the most there can be. Use one again."))
        self.instance.slug = answers["slug"] = slug
        return answers

    def save(self, commit: bool = True) -> WorkKind:
        kind: WorkKind = super().save(commit)
        if commit:
            follow_kind(kind, named_before=self.initial.get("name_nl", ""))
        return kind


class NewKindForm(KindForm):
    """The questions that matter when a kind is made beside its page; the others have a good answer already."""

    class Meta:
        model = WorkKind
        fields = ("name_nl", "hint_nl", "steps_nl", "icon", "palette", "minutes", "handles_money", "is_heavy",
                  "in_the_home", "together", "name_en", "hint_en", "steps_en")  # fmt: skip

    def clean(self) -> dict[str, Any]:
        self.instance.position = kinds.next_position()
        return super().clean()


class PostForm(WagtailAdminModelForm):
    """A new post is given to an e-mail address, so that nobody needs a list of all people to choose from."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of the coordinator"))
    neighbourhood = forms.ModelChoiceField(  # by its code: a country has 14,574 of them, too many for a list
        label=gettext_lazy("Neighbourhood"),
        queryset=None,
        to_field_name="code",
        widget=forms.TextInput,
        help_text=gettext_lazy("The CBS code, for example BU03011400."),
        error_messages={"invalid_choice": gettext_lazy("We do not know a neighbourhood with this code.")},
    )
    first_name = ShortText(
        label=gettext_lazy("First name"), required=False, help_text=gettext_lazy("Only for somebody who is new here.")
    )
    last_name = ShortText(label=gettext_lazy("Surname"), required=False)

    class Meta:
        model = CoordinatorPost
        fields = ("email", "first_name", "last_name", "neighbourhood", "phone", "since", "until", "is_lead")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].queryset = residents.every_neighbourhood()

    def save_by(self, by: Any) -> CoordinatorPost | None:
        """The post, or None with the refusal on the form."""
        try:
            return posts.appoint(by=by, **self.cleaned_data)
        except NotAllowedNow as refusal:
            self.add_error(None, str(refusal))
            return None


class PostChangeForm(WagtailAdminModelForm):
    class Meta:
        model = CoordinatorPost
        fields = ("phone", "until", "is_lead")

    def save_by(self, by: Any) -> CoordinatorPost | None:
        try:
            return posts.change_post(self.instance, by=by, **self.cleaned_data)
        except NotAllowedNow as refusal:
            self.add_error(None, str(refusal))
            return None
