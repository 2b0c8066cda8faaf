"""What must be well for the site to work, each as a question that answers in plain words and says what to do.

On the command line it speaks English, as all commands do; on the operator's page the reader's language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_q.status import Stat

from cms import catalogues, checking, maintenance
from cms.disk import disk
from cms.wording import texts
from cms.workbench.machine import in_words
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.queries.machine import failures
from neighbourhoods.queries.places import neighbourhoods_without_coordinator
from neighbourhoods.runs import ATTEMPTS

BEHIND = timedelta(minutes=10)
LATELY = timedelta(days=7)
MANY = 10  # messages that are perhaps sent, in that time


@dataclass(frozen=True)
class Finding:
    """`problem` is empty when all is well. A worry does not make the doctor fail."""

    about: str
    well: str = ""
    problem: str = ""
    advice: str = ""
    is_worry: bool = False

    @property
    def title(self) -> str:
        return str(TITLES[self.about]).capitalize()


TITLES = {
    "site": gettext_lazy("the site"),
    "clock": gettext_lazy("the clock"),
    "database": gettext_lazy("the database"),
    "tables": gettext_lazy("the tables"),
    "cache": gettext_lazy("the cache"),
    "worker": gettext_lazy("the worker"),
    "tasks": gettext_lazy("the tasks of the worker"),
    "outbox": gettext_lazy("the messages that leave"),
    "uncertain": gettext_lazy("messages that perhaps arrived"),
    "disk": gettext_lazy("the disk"),
    "coordinators": gettext_lazy("the coordinators"),
    "texts": gettext_lazy("the texts with a date"),
    "sentences": gettext_lazy("the corrected sentences"),
    "words": gettext_lazy("the translations"),
    "pages": gettext_lazy("the files that pages load"),
    "mail": gettext_lazy("the e-mail"),
    "certificates": gettext_lazy("the key of certificates"),
}


def examine() -> Iterator[Finding]:
    """Every finding, in order; what needs a table is not asked while the database does not answer."""
    yield open_to_visitors()
    yield clock()
    found = database()
    yield found
    if not found.problem:
        found = migrations()
        yield found
    if not found.problem:
        for check in WITH_TABLES:
            yield check()
    yield translations()
    yield assets()
    yield mail()
    yield certificate_key()


def open_to_visitors() -> Finding:
    if maintenance.sign().exists():
        return Finding("site", problem=_("It is closed for maintenance."), advice="python manage.py maintenance off")
    return Finding("site", well=_("open"))


def clock() -> Finding:
    made = datetime.fromtimestamp((settings.BASE_DIR / "requirements.lock").stat().st_mtime, UTC)
    try:
        here = timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE))
    except ZoneInfoNotFoundError:
        return Finding("clock", problem=_("This machine does not know its time zones."), advice="apt install tzdata")
    if timezone.now() < made - timedelta(days=1):
        return Finding(
            "clock",
            problem=_("The clock says %(now)s: that is past.") % {"now": f"{here:%d-%m-%Y %H:%M}"},
            advice=_("Set the clock."),
        )
    return Finding("clock", well=f"{here:%d-%m-%Y %H:%M}, {settings.TIME_ZONE}")


def database() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(
            "database",
            problem=_("It does not answer: %(error)s") % {"error": str(error).splitlines()[0]},
            advice=_("Check DATABASE_URL."),
        )
    return Finding("database", well=connection.vendor)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return Finding(
            "tables",
            problem=ngettext("%(n)s change waits.", "%(n)s changes wait.", waiting) % {"n": waiting},
            advice="python manage.py prepare",
        )
    return Finding("tables", well=_("up to date"))


def cache() -> Finding:
    try:
        caches["default"].set("doctor", 1, 5)
        caches["default"].get("doctor")
    except DatabaseError:
        return Finding("cache", problem=_("Its table is missing."), advice="python manage.py createcachetable")
    return Finding("cache", well=_("answers"))


def worker() -> Finding:
    if Stat.get_all():
        return Finding("worker", well=_("runs"))
    return Finding(
        "worker",
        problem=_("It does not run: no message leaves."),
        advice=_("Start it: %(command)s") % {"command": "python manage.py qcluster"},
    )


def tasks() -> Finding:
    """What was tried as often as it may be, and what killed the worker as often: it does not go on by itself."""
    failed = [in_words(one.func) for one in failures() if one.attempts >= ATTEMPTS]
    if failed:
        named = ", ".join(dict.fromkeys(failed))
        return Finding(
            "tasks",
            problem=_("Failed: %(names)s.") % {"names": named},
            advice=_("See /cms/techniek/: there it can run again."),
        )
    return Finding("tasks", well=_("none failed"))


def outbox() -> Finding:
    late = Message.objects.filter(state=MessageState.WAITING, send_after__lt=timezone.now() - BEHIND)
    count = late.exclude(channel__in=BY_HAND).count()
    if count:
        return Finding(
            "outbox",
            problem=ngettext(
                "%(n)s message should have left already.", "%(n)s messages should have left already.", count
            )
            % {"n": count},
            advice=_("Is the worker running?"),
        )
    return Finding("outbox", well=_("nothing is late"))


def uncertain() -> Finding:
    """What a person calls about; many of them mean that machines keep falling."""
    lately = Message.objects.filter(state=MessageState.UNCERTAIN, settled_at__gte=timezone.now() - LATELY)
    count = lately.count()
    if count > MANY:
        return Finding(
            "uncertain",
            problem=_("%(n)s in the last 7 days.") % {"n": count},
            advice=_("Does the worker or the mail server keep falling? Read what they said."),
            is_worry=True,
        )
    return Finding("uncertain", well=_("%(n)s in the last 7 days") % {"n": count})


def room() -> Finding:
    found = disk()
    room = {"used": number_format(found.used, 1), "total": number_format(found.total, 1)}
    if found.is_nearly_full:
        return Finding(
            "disk",
            problem=_("%(used)s of %(total)s GB is used.") % room,
            advice=_("Make room, or give it a larger disk."),
        )
    return Finding("disk", well=_("%(used)s of %(total)s GB is used") % room)


def coordinators() -> Finding:
    gaps = list(neighbourhoods_without_coordinator()[:6])
    if gaps:
        named = ", ".join(map(str, gaps[:5])) + (_(" and more") if len(gaps) > 5 else "")
        return Finding(
            "coordinators",
            problem=_("Nobody looks after %(names)s.") % {"names": named},
            advice="python manage.py list_gaps",
            is_worry=True,
        )
    return Finding("coordinators", well=_("every neighbourhood has one"))


def checked_texts() -> Finding:
    """Texts that editors promised to check again."""
    late = checking.old(timezone.localdate())
    if late:
        named = ", ".join(f"“{page.title}”" for page in late[:5])
        return Finding(
            "texts",
            problem=_("Past their date: %(names)s.") % {"names": named},
            advice=_("An editor checks them."),
            is_worry=True,
        )
    return Finding("texts", well=_("none is past its date"))


def translations() -> Finding:
    for source in catalogues.sources():
        if not catalogues.is_compiled(source):
            language = catalogues.language_of(source)
            return Finding(
                "words",
                problem=_("“%(language)s” is not compiled.") % {"language": language},
                advice="python manage.py prepare",
            )
    return Finding("words", well=_("compiled"))


def corrected_words() -> Finding:
    gone = texts.orphans()
    if gone:
        return Finding(
            "sentences",
            problem=_("Corrected by editors, and no longer on the site: %(words)s") % {"words": gone[0][2][:60]},
            advice=_("See /cms/woorden/"),
            is_worry=True,
        )
    return Finding("sentences", well=_("every correction of an editor is in use"))


def assets() -> Finding:
    built = settings.VAR_DIR / "built"
    missing = [name for name in ("site.css", "site.js", "manrope.woff2") if not (built / name).exists()]
    if missing:
        return Finding(
            "pages",
            problem=_("Not built: %(files)s.") % {"files": ", ".join(missing)},
            advice="python manage.py prepare",
        )
    if not settings.DEMO and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding("pages", problem=_("What they load is not collected."), advice="python manage.py prepare")
    return Finding("pages", well=_("what they load is built"))


def mail() -> Finding:
    backend = settings.EMAIL_BACKEND.rpartition(".")[0].rpartition(".")[2]
    if settings.DEMO:
        return Finding("mail", well=_("demo mode: read it at /demo/berichten/"))
    if backend in {"dummy", "console", "locmem"}:
        return Finding(
            "mail",
            problem=_("No e-mail leaves."),
            advice=_("Set EMAIL_URL, for example smtp+tls://name:password@host:587"),
        )
    return Finding("mail", well=_("leaves by %(host)s") % {"host": settings.EMAIL_HOST})


def certificate_key() -> Finding:
    if settings.CERTIFICATE_KEY or settings.CERTIFICATE_KEY_FILE:
        return Finding("certificates", well=_("is there"))
    return Finding(
        "certificates",
        problem=_("There is none: no certificate can be made."),
        advice="python manage.py make_certificate_key",
        is_worry=True,
    )


WITH_TABLES: tuple[Callable[[], Finding], ...] = (
    cache, worker, tasks, outbox, uncertain, room, coordinators, checked_texts, corrected_words,
)  # fmt: skip
