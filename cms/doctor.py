"""What must be well for the site to work, each as a question that answers in plain words and says what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_q.status import Stat

from cms import catalogues, checking, maintenance
from cms.wording import texts
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND, MessageState
from neighbourhoods.queries.places import neighbourhoods_without_coordinator

BEHIND = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """`problem` is empty when all is well. A worry does not make the doctor fail."""

    about: str
    well: str = ""
    problem: str = ""
    advice: str = ""
    is_worry: bool = False


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


def open_to_visitors() -> Finding:
    if maintenance.sign().exists():
        return Finding("site", problem="It is closed for maintenance.", advice="python manage.py maintenance off")
    return Finding("site", well="open")


def clock() -> Finding:
    made = datetime.fromtimestamp((settings.BASE_DIR / "requirements.lock").stat().st_mtime, UTC)
    try:
        here = timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE))
    except ZoneInfoNotFoundError:
        return Finding("clock", problem="This machine does not know its time zones.", advice="apt install tzdata")
    if timezone.now() < made - timedelta(days=1):
        return Finding("clock", problem=f"The clock says {here:%d-%m-%Y %H:%M}: that is past.", advice="Set the clock.")
    return Finding("clock", well=f"{here:%d-%m-%Y %H:%M}, {settings.TIME_ZONE}")


def database() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(
            "database", problem=f"It does not answer: {str(error).splitlines()[0]}", advice="Check DATABASE_URL."
        )
    return Finding("database", well=connection.vendor)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return Finding("tables", problem=f"{waiting} changes wait.", advice="python manage.py prepare")
    return Finding("tables", well="up to date")


def cache() -> Finding:
    try:
        caches["default"].set("doctor", 1, 5)
        caches["default"].get("doctor")
    except DatabaseError:
        return Finding("cache", problem="Its table is missing.", advice="python manage.py createcachetable")
    return Finding("cache", well="answers")


def worker() -> Finding:
    if Stat.get_all():
        return Finding("worker", well="runs")
    return Finding(
        "worker", problem="It does not run: no message leaves.", advice="python manage.py qcluster (or serve)"
    )


def outbox() -> Finding:
    late = Message.objects.filter(state=MessageState.WAITING, send_after__lt=timezone.now() - BEHIND)
    count = late.exclude(channel__in=BY_HAND).count()
    if count:
        return Finding("outbox", problem=f"{count} messages should have left already.", advice="Is the worker running?")
    return Finding("outbox", well="nothing is late")


def coordinators() -> Finding:
    gaps = list(neighbourhoods_without_coordinator()[:6])
    if gaps:
        named = ", ".join(map(str, gaps[:5])) + (" and more" if len(gaps) > 5 else "")
        return Finding(
            "coordinators",
            problem=f"Nobody looks after {named}.",
            advice="python manage.py list_gaps",
            is_worry=True,
        )
    return Finding("coordinators", well="every neighbourhood has one")


def checked_texts() -> Finding:
    """Texts that editors promised to check again."""
    late = checking.old(timezone.localdate())
    if late:
        named = ", ".join(f"“{page.title}”" for page in late[:5])
        return Finding("texts", problem=f"Past their date: {named}.", advice="An editor checks them.", is_worry=True)
    return Finding("texts", well="none is past its date")


def translations() -> Finding:
    for source in catalogues.sources():
        if not catalogues.is_compiled(source):
            language = catalogues.language_of(source)
            return Finding("words", problem=f"“{language}” is not compiled.", advice="python manage.py prepare")
    return Finding("words", well="compiled")


def corrected_words() -> Finding:
    gone = texts.orphans()
    if gone:
        return Finding(
            "sentences",
            problem=f"{len(gone)} corrected by editors, and the site no longer says them: {gone[0][2][:60]!r} ...",
            advice="See /cms/woorden/",
            is_worry=True,
        )
    return Finding("sentences", well="every correction of an editor is in use")


def assets() -> Finding:
    built = settings.VAR_DIR / "built"
    missing = [name for name in ("site.css", "site.js", "manrope.woff2") if not (built / name).exists()]
    if missing:
        return Finding("pages", problem=f"Not built: {', '.join(missing)}.", advice="python manage.py prepare")
    if not settings.DEMO and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding("pages", problem="What they load is not collected.", advice="python manage.py prepare")
    return Finding("pages", well="what they load is built")


def mail() -> Finding:
    backend = settings.EMAIL_BACKEND.rpartition(".")[0].rpartition(".")[2]
    if settings.DEMO:
        return Finding("mail", well="demo mode: read it at /demo/berichten/")
    if backend in {"dummy", "console", "locmem"}:
        return Finding(
            "mail", problem="No e-mail leaves.", advice="Set EMAIL_URL, for example smtp+tls://name:password@host:587"
        )
    return Finding("mail", well=f"leaves by {settings.EMAIL_HOST}")


WITH_TABLES: tuple[Callable[[], Finding], ...] = (cache, worker, outbox, coordinators, checked_texts, corrected_words)
