"""Where somebody stands with paid work, and why: for themselves, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.models import Readiness, ReadinessExplanation
from marketplace.readiness import CERTIFICATE, HOURS, TALK, WISH, Judged, Said, kept, read_back
from marketplace.states import ReadinessState
from marketplace.words import length_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from training.models import Certificate, Course
from training.queries.ahead import Ahead

from .locks import courses_ahead
from .readiness_inputs import judged_of
from .whereabouts import place_of

State = ReadinessState
PAGE = "/mijn/werkgevers/"


# ---------------------------------------------------------------- where I stand
@dataclass(frozen=True)
class Standing:
    """For the note on one's own page, and the head of the page itself."""

    state: str
    sentence: str
    more: str
    link: str
    is_visible: bool
    is_asked: bool  # a yes or no is waited for
    until: date | None = None
    href: str = PAGE


def standing_of(viewer: User) -> Standing:
    """One question. Nobody said anything yet: "Not now. You decide."."""
    row = Readiness.objects.filter(person=viewer).first()
    return standing_in(row, is_pausing=viewer.is_pausing)


def standing_in(row: Readiness | None, *, is_pausing: bool) -> Standing:
    state = row.state if row else State.NOT_ASKED
    rests = row is not None and row.is_unconfirmed
    is_visible = state == State.VISIBLE and not is_pausing and not rests
    sentence, more = _standing_words(row, is_pausing=is_pausing)
    asked = state == State.PROPOSED
    link = _("Give an answer") if asked or (row is not None and row.asks_if_right) else _("Why is that so?")
    if state in {State.NOT_ASKED, State.WITHDRAWN}:
        link = _("What does an employer see then?")
    return Standing(state, sentence, more, link, is_visible, asked, row.visible_until if row and is_visible else None)


def _standing_words(row: Readiness | None, *, is_pausing: bool) -> tuple[str, str]:
    state = row.state if row else State.NOT_ASKED
    until = date_format(row.visible_until, "j F Y") if row and row.visible_until else ""
    if state == State.VISIBLE and is_pausing:
        return _("Not for a while. You take a pause."), _("After it employers see your card again.")
    if state == State.VISIBLE and row and row.asks_if_right:
        if row.is_unconfirmed:
            return _("Not now. We do not know whether your card is right."), _("One button, and it goes on.")
        return _("Yes, until %(day)s.") % {"day": until}, _("Is your card still right?")
    if state == State.PAUSED and row and (row.visible_until or date.min) < timezone.localdate():
        return _("No longer. The 6 months are over."), _("One button, and it goes on.")
    return {
        State.NOT_ASKED: (_("Not now. You decide."), ""),
        State.WISH: (_("Not yet. You would like paid work."), _("We look with you at what is needed.")),
        State.PROPOSED: (_("We ask you. You decide."), _("Until you say yes, nobody sees you.")),
        State.AGREED: (_("Nearly. You said yes."), _("One of us still looks along and signs.")),
        State.VISIBLE: (_("Yes, until %(day)s.") % {"day": until}, _("You can stop at any moment.")),
        State.PAUSED: (_("Not for a while. You wanted that."), _("One button, and it goes on.")),
        State.WITHDRAWN: (_("Not now. You decide."), _("You stopped. You can always come back.")),
    }[State(state)]


# ---------------------------------------------------------------- why I stand here
@dataclass(frozen=True)
class RuleShown:
    """One rule in a sentence: met or not, what shows that, and the way to it while it is not met."""

    key: str
    kind: str
    sentence: str
    is_met: bool
    evidence: str
    since: date | None = None  # the rule as it is worded now
    way: str = ""
    href: str = ""


def rules_of(viewer: User) -> tuple[RuleShown, ...]:
    """As the rules judge today. Empty where nobody wrote rules."""
    return shown(viewer, judged_of(viewer))


def shown(viewer: User, judged: Iterable[Judged]) -> tuple[RuleShown, ...]:
    found = list(judged)
    said = read_back(kept(found))
    names, ahead = _certificate_names(said), _ahead(viewer, found)
    return tuple(
        RuleShown(
            key=now.key,
            kind=now.kind,
            sentence=now.sentence(get_language() or "nl"),
            is_met=now.is_met,
            evidence=evidence_of(now, names),
            since=it.rule.since,
            **({} if now.is_met else _way_to(it, ahead)),
        )
        for it, now in zip(found, said, strict=True)
    )


def evidence_of(said: Said, names: dict[int, str]) -> str:
    """What shows it, or what there is until now. A thing that is forgotten since keeps its day."""
    day = date_format(said.on, "j F Y") if said.on else ""
    if said.kind == HOURS:
        return _("Counted: %(length)s. Needed: %(hours)s.") % {
            "length": length_words(said.minutes) if said.minutes else _("nothing yet"),
            "hours": length_words(said.hours * 60),
        }
    if not said.is_met:
        nothing = {WISH: _("Not said yet."), TALK: _("Not talked about yet.")}
        over = _("The certificate of %(day)s no longer counts.") % {"day": day} if said.ids else ""
        return nothing.get(said.kind) or over or _("It is not there yet.")
    name = next((names[pk] for pk in said.ids if pk in names), "")
    if said.kind == CERTIFICATE:
        return _("Certificate %(name)s, %(day)s.") % {"name": kept_apart(name), "day": day} if name else day
    return (_("Said on %(day)s.") if said.kind == WISH else _("Talked about on %(day)s.")) % {"day": day}


def _certificate_names(said: Iterable[Said]) -> dict[int, str]:
    ids = {pk for it in said if it.kind == CERTIFICATE for pk in it.ids}
    rows = Certificate.objects.filter(pk__in=ids).select_related("course").defer("document") if ids else []
    return {row.pk: row.course.name for row in rows}


def _ahead(viewer: User, judged: Iterable[Judged]) -> dict[int, Ahead]:
    needed = {it.rule.course_id for it in judged if not it.is_met and it.rule.course_id}
    return dict(courses_ahead(viewer, Course.objects.filter(pk__in=needed), place_of(viewer))) if needed else {}


def _way_to(it: Judged, ahead: dict[int, Ahead]) -> dict[str, str]:
    course = ahead.get(it.rule.course_id or 0)
    if course is not None:
        return {"way": f"{course.name}: {course.words}", "href": course.way_in}
    return {
        WISH: {"way": _("I would like paid work"), "href": f"{PAGE}#doen"},
        CERTIFICATE: {"way": _("Learn something near you"), "href": reverse("training:courses")},
        HOURS: {"way": _("Choose which hours count"), "href": f"{PAGE}uren/"},
        TALK: {"way": _("Talk with us about it"), "href": f"{PAGE}#praten"},
    }[it.rule.kind]


@dataclass(frozen=True)
class Missing:
    """An unmet rule as an offer. `why`: "Why do I see this?" in a sentence. `key`: to say "not now" to it."""

    key: str
    title: str
    words: str
    why: str
    action: str
    href: str
    icon: str
    palette: str


LOOKS = {
    CERTIFICATE: ("graduation-cap", "purple"),
    HOURS: ("clock", "teal"),
    TALK: ("phone", "ochre"),
    WISH: ("briefcase-business", "blue"),
}


def what_is_missing(viewer: User) -> tuple[Missing, ...]:
    """For who would like paid work: what is still needed, as offers. Nothing for who did not say so, or rests."""
    row = Readiness.objects.filter(person=viewer).first()
    if row is None or row.state != State.WISH or viewer.is_pausing:
        return ()
    return tuple(_offer(rule) for rule in rules_of(viewer) if not rule.is_met)


def _offer(rule: RuleShown) -> Missing:
    title, _colon, words = rule.way.partition(": ")
    icon, palette = LOOKS[rule.kind]
    why = _("You would like paid work. For that: %(rule)s") % {"rule": rule.sentence}
    action = {CERTIFICATE: _("Look at the course"), HOURS: _("Choose"), TALK: _("Call me")}.get(rule.kind, _("Look"))
    return Missing(f"readiness:{rule.key}", title, words or rule.evidence, why, action, rule.href, icon, palette)


# ---------------------------------------------------------------- how it was
@dataclass(frozen=True)
class Explained:
    """What was said on a day, in the words of that day."""

    on: date
    rules: tuple[RuleShown, ...]

    @property
    def summary(self) -> str:
        met = sum(rule.is_met for rule in self.rules)
        return ngettext("%(met)d of %(all)d rule was met", "%(met)d of %(all)d rules were met", len(self.rules)) % {
            "met": met,
            "all": len(self.rules),
        }


EXPLAINED = 12


def explained_to(viewer: User) -> tuple[Explained, ...]:
    """The newest first. 2 questions."""
    rows = ReadinessExplanation.objects.filter(person=viewer).order_by("-made_at", "-pk")[:EXPLAINED]
    read = [(timezone.localdate(row.made_at), read_back(row.rules)) for row in rows]
    names, language = _certificate_names(it for _on, said in read for it in said), get_language() or "nl"
    return tuple(
        Explained(
            on,
            tuple(RuleShown(it.key, it.kind, it.sentence(language), it.is_met, evidence_of(it, names)) for it in said),
        )
        for on, said in read
    )
