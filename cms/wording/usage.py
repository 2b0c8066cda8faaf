"""Where the site says what: the texts in code and templates, found without gettext's programs."""

import ast
import io
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

Key = tuple[str, str]  # context ("" for most) and English

APPS = ("neighbourhoods", "training", "marketplace", "cms")
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
SAYING = SINGULAR | PLURAL | WITH_CONTEXT

RESIDENTS, STAFF, MAIL = "residents", "staff", "mail"
# Read by staff only: B1, and no limit to the length of a sentence.
STAFF_FILES = (
    "cms/workbench/*",
    "cms/wording/*",
    "cms/templates/workbench/*",
    "cms/templates/marketplace/employer/*",
    "cms/templates/marketplace/vacancies/*",
    "cms/templates/cms/employers_front.html",
    "marketplace/views/employer.py",
    "marketplace/forms/employers.py",
    "marketplace/queries/employers.py",
    "marketplace/actions/diary.py",
    "marketplace/actions/employers.py",
    "marketplace/actions/staff.py",
    "marketplace/actions/employer_moves.py",
    "cms/templates/wagtailadmin/*",
    "cms/management/*",
    "cms/models/*",
    "cms/blocks.py",
    "cms/wagtail_hooks.py",
    "cms/doctor.py",
    "cms/look/*",
    "cms/templates/cms/look_*",
    "cms/templates/cms/colour_input.html",
    "cms/demo/*",
    "cms/templates/demo/*",
    "marketplace/actions/intake.py",
    "marketplace/actions/moderating.py",
    "marketplace/actions/displacement.py",
    "marketplace/actions/internships.py",
    "marketplace/actions/introducing_asking.py",
    "marketplace/actions/introducing_outcome.py",
    "marketplace/actions/introducing_interest.py",
    "marketplace/actions/jobs.py",
    "marketplace/actions/looking_again.py",
    "marketplace/actions/proposing.py",
    "marketplace/actions/readiness_rules.py",
    "marketplace/actions/vacancies.py",
    "marketplace/actions/trials_ending.py",
    "marketplace/displacement.py",
    "marketplace/forms/vacancies.py",
    "marketplace/forms/vacancy_where.py",
    "marketplace/forms/introductions.py",
    "marketplace/messages/introductions_employer.py",
    "marketplace/queries/introductions.py",
    "marketplace/households.py",
    "marketplace/job_rules.py",
    "marketplace/messages/vacancies.py",
    "marketplace/queries/vacancies.py",
    "marketplace/views/vacancies.py",
    "marketplace/forms/trials_employer.py",
    "marketplace/trial_rules.py",
    "marketplace/views/trials_employer.py",
    "marketplace/work_forms.py",
    "training/states.py",
    "training/actions/circle.py",
    "training/actions/scale.py",
    "training/models/path.py",
    "training/models/scale.py",
    "neighbourhoods/actions/machine.py",
    "neighbourhoods/actions/outbox.py",
    "neighbourhoods/queries/told.py",
    "neighbourhoods/actions/posts.py",
    "*/management/*",
    "*/models/*",
    "*/apps.py",
    "*/importing/*",
)
OF_WAGTAIL = "of a package: Wagtail"  # such a text, by its comment in the catalogue, stands in the admin only
MAIL_FILES = (
    "marketplace/messages/*",
    "neighbourhoods/templates/neighbourhoods/mail/*",
    "cms/templates/account/email/*",
)


def fits(file: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(file, pattern) for pattern in patterns)


def readers_of(files: frozenset[str], *, comment: str = "") -> frozenset[str]:
    """Who reads a text. One that only a package says (it names no file of ours) is read by residents: they log in."""
    if comment == OF_WAGTAIL:
        return frozenset({STAFF})
    kinds = {STAFF if fits(file, STAFF_FILES) else MAIL if fits(file, MAIL_FILES) else RESIDENTS for file in files}
    return frozenset(kinds or {RESIDENTS})


@cache
def files_by_text() -> dict[Key, frozenset[str]]:
    """Every text of the code and templates, with the files it stands in. Read once: they change with a release."""
    found: dict[Key, set[str]] = {}
    for path in _sources(settings.BASE_DIR):
        file = path.relative_to(settings.BASE_DIR).as_posix()
        source = path.read_text("utf-8")
        for key in texts_in(source if path.suffix == ".py" else templatize(source)):
            found.setdefault(key, set()).add(file)
    return {key: frozenset(files) for key, files in found.items()}


def _sources(base: Path) -> Iterator[Path]:
    for app in APPS:
        for path in sorted((base / app).rglob("*")):
            parts = set(path.relative_to(base).parts)
            if path.suffix in {".py", ".html", ".txt"} and not parts & {"static", "locale", "migrations"}:
                yield path


def texts_in(source: str) -> Iterator[Key]:
    """The texts a source says, read as words of code: a template is first made to look like code."""
    if not any(f"{name}(" in source for name in SAYING):
        return
    tokens = [token for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type not in LAYOUT]
    for at, token in enumerate(tokens[:-2]):
        if token.type == tokenize.NAME and token.string in SAYING and tokens[at + 1].string == "(":
            said = _strings(tokens, at + 2)
            if token.string in WITH_CONTEXT and len(said) > 1:
                yield said[0], said[1]
            elif token.string not in WITH_CONTEXT and said:
                yield "", said[0]


LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}


def _strings(tokens: list[tokenize.TokenInfo], at: int) -> list[str]:
    """The literal strings a call begins with; strings beside each other are one."""
    said: list[str] = []
    while tokens[at].type == tokenize.STRING and not tokens[at].string.lower().startswith("f"):
        parts = []
        while tokens[at].type == tokenize.STRING:
            parts.append(ast.literal_eval(tokens[at].string))
            at += 1
        said.append("".join(parts))
        if tokens[at].string != ",":
            break
        at += 1
    return said
