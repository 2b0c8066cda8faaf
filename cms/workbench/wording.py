"""The words of the site, for editors: looking one up, and the form that corrects it."""

from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.auth import require_admin_access

from cms import plain_words
from cms.wording import marks, texts, usage
from cms.wording.texts import Text
from cms.workbench.forms import PlainForm
from cms.workbench.web import Screen
from neighbourhoods.models import User

RIGHT = "cms.add_correction"
MOST_LETTERS = 1500
READERS = {
    usage.RESIDENTS: gettext_lazy("Residents"),
    usage.MAIL: gettext_lazy("E-mail"),
    usage.STAFF: gettext_lazy("Staff"),
}
LANGUAGES = {"nl": gettext_lazy("Dutch"), "en": gettext_lazy("English")}


def corrects_words(user: User) -> bool:
    return bool(user.has_perm(RIGHT))


def words_desk(screen: Screen) -> Screen:
    """For editors who may correct words, inside the admin."""

    @wraps(screen)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not corrects_words(request.user):
            raise PermissionDenied
        return screen(request, *args, **kwargs)

    return require_admin_access(answer)


class LookForm(PlainForm):
    """What an editor reads on the screen, and where."""

    q = forms.CharField(label=gettext_lazy("What you read on the screen"), required=False, max_length=300)
    readers = forms.ChoiceField(
        label=gettext_lazy("Read by"),
        required=False,
        choices=[("", gettext_lazy("everybody")), *READERS.items(), ("corrected", gettext_lazy("corrected by you"))],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", gettext_lazy("both")), *LANGUAGES.items()]
    )

    def found(self) -> list[Text]:
        wish = self.cleaned_data if self.is_valid() else {}
        return texts.looked_for(
            texts.every_text(), wish.get("q", ""), wish.get("readers", ""), wish.get("language", "")
        )


class TextForm(PlainForm):
    """One text in each of its forms. It keeps the places and markup, and residents' sentences stay plain."""

    one = forms.CharField(max_length=MOST_LETTERS, strip=False, widget=forms.Textarea({"rows": 3}))
    more = forms.CharField(max_length=MOST_LETTERS, strip=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, text: Text, **kwargs: Any) -> None:
        self.text = text
        kwargs["initial"] = dict(zip(("one", "more"), text.now, strict=False))
        super().__init__(*args, **kwargs)
        if len(text.now) == 1:
            del self.fields["more"]
            self.fields["one"].label = _("The text")
        else:
            self.fields["one"].label, self.fields["more"].label = _("For one"), _("For more")
        for name in self.fields:
            self.fields[name].error_messages["required"] = _("Write a text. Or put it back to the original.")

    def clean_one(self) -> str:
        return self._clean(self.cleaned_data["one"], self.text.original[0])

    def clean_more(self) -> str:
        return self._clean(self.cleaned_data["more"], self.text.original[1])

    def _clean(self, written: str, original: str) -> str:
        written = marks.tidy(written, original)
        if not written.strip():
            raise forms.ValidationError(_("Write a text. Or put it back to the original."))
        faults = [fault for fault in (marks.fault(written, original),) if fault]
        if self.text.must_be_plain:
            faults += not_plain(written)
        if faults:
            raise forms.ValidationError(faults)
        return written

    def forms_written(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[name] for name in self.fields)

    def preview(self) -> list[SafeString]:
        return [marks.drawn(form) for form in self.forms_written()]

    def new_words(self) -> str:
        return ", ".join(texts.new_words(self.text, self.forms_written()))


def not_plain(written: str) -> list[str]:
    """What residents would stumble over, each in a sentence that says what to do."""
    faults = [
        ngettext(
            "Make this sentence shorter. It has %(count)d word, %(most)d is the most: “%(sentence)s”",
            "Make this sentence shorter. It has %(count)d words, %(most)d is the most: “%(sentence)s”",
            plain_words.length(part),
        )
        % {"count": plain_words.length(part), "most": plain_words.MOST_WORDS, "sentence": marks.seen(part)}
        for part in plain_words.too_long(written)
    ]
    faults += [_("“%(word)s” is a word of the office. Say it plainer.") % {"word": word}
               for word in plain_words.hard_words(written)]  # fmt: skip
    return faults + [
        _("Everywhere else we say “%(word)s”. Do that here too, in place of “%(other)s”.")
        % {"word": ours, "other": word}
        for word, ours in plain_words.other_words(written)
    ]


def who_reads(text: Text) -> str:
    return ", ".join(str(words) for kind, words in READERS.items() if kind in text.readers)


def shown_as_kept(forms_kept: list[str]) -> SafeString:
    """One row of the history; nothing kept means: back to the original."""
    if not forms_kept:
        return format_html("{}", _("back to the original"))
    return format_html("“{}”", " / ".join(marks.seen(form) for form in forms_kept))
