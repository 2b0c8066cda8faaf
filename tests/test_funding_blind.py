"""Laws 1 and 3 in the schema: no field for what may never be kept, nor for who pays, which law, which arrangement.

What is not there cannot steer a match. Reads names, labels, help texts and choices of every table, in both languages.
"""

import ast
import dataclasses
import re

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation

from marketplace.matching.fits import Candidate
from neighbourhoods.models import SensitiveWord
from tests.architecture import APPS, Source, sources

# A star: any letters. Whole words otherwise, or with an s.
NEVER = """\
bsn sofi citizen_number national_id identity_card paspoort passport id_card
health gezondheid diagnos* illness* ziekte* disease* disab* handicap* beperking* limitation* medical* medisch* medic*
medicijn* patient* mental* psych*
benefit* *uitkering* bijstand* wajong wia wao ww welfare doelgroep* target_group
funding* funded funder* financ* subsid* payer* betaler* budget* pgb insurer* verzekeraar* reimburs*
law wetten *wet wmo wlz wsw zvw jeugdwet participatiewet statute* arrangement* regeling* indication* indicatie* eligib*
debt* schuld* bankrupt* bewind*
residence_status residence_permit verblijf* asylum* asiel* refugee* vluchteling* statushouder* nationalit* undocumented
ethnic* etni* origin afkomst* herkomst* race religion* religi* faith geloof* *slam* church* kerk*
addict* verslaafd* verslaving* alcohol* drug*
criminal* strafblad* offence* offense* conviction* conduct_document vog_document vog_copy
score* rating* ranking* punctual* ladder*
"""
# A table or a field whose own name or words hold such a word, and why it may.
ALLOWED = {
    "neighbourhoods.SensitiveWord.word": "the example in its help",
    "neighbourhoods.MessageBudget": "how many messages somebody gets in a week; it holds no money",
    "neighbourhoods.Regulation.key": "names rules of the law; it knows nobody",
    "cms.BenefitPage": "a page that tells everybody the rules; it knows nobody",
}
# The list of what is left out names it, in its choices.
NOT_READ = {(SensitiveWord, "subject"): "its choices are what is never kept"}


def pattern(words: str) -> re.Pattern[str]:
    forms = [
        r"[^\W_]*".join(re.escape(part).replace("_", r"[\s_-]+") for part in word.split("*")) for word in words.split()
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})s?(?![^\W_])", re.IGNORECASE)


FORBIDDEN = pattern(NEVER)


def tables() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def said_of(model: type[models.Model]) -> list[tuple[str, str]]:
    """(where, words): the table's own names, and of every field its name, label, help and choices."""
    meta = model._meta
    told = [(meta.label, str(words)) for words in (meta.object_name, meta.verbose_name, meta.verbose_name_plural)]
    for field in (*meta.local_fields, *meta.local_many_to_many):
        own = [field.name, field.verbose_name, field.help_text]
        own += [part for pair in field.flatchoices for part in pair if (model, field.name) not in NOT_READ]
        told += [(f"{meta.label}.{field.name}", str(words)) for words in own]
    return told


def keeps_too_much(model: type[models.Model]) -> list[str]:
    found = []
    for language in ("en", "nl"):
        with translation.override(language):
            found += [
                f"{where}: {match[0]}"
                for where, words in said_of(model)
                if (match := FORBIDDEN.search(in_words(words))) and where not in ALLOWED
            ]
    return sorted(set(found))


def in_words(name: str) -> str:
    """BenefitType -> Benefit Type."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.label)
def test_no_table_has_a_place_for_it(model):
    assert keeps_too_much(model) == []


def test_every_app_that_has_tables_is_read():
    assert {model._meta.app_label for model in tables()} >= {"neighbourhoods", "marketplace", "cms"}


def test_no_allowance_is_stale():
    named = {model._meta.label for model in tables()}
    named |= {f"{model._meta.label}.{field.name}" for model in tables() for field in model._meta.get_fields()}
    assert set(ALLOWED) - named == set()


def test_a_match_sees_what_is_on_this_list_and_nothing_else():
    assert {field.name for field in dataclasses.fields(Candidate)} == {
        "person_id", "name", "is_met", "minutes", "reach_minutes", "likes", "hours", "times", "was_asked", "busy_on",
        "tried", "lacks", "too_much",
    }  # fmt: skip


# ---------------------------------------------------------------- advice never gates
ADVICE = {"LensNote", "lens_notes", "told_so_far", "TailorMade", "tailor_made", "Intake", "Dream", "dreams"}
DECIDES = (
    "matching/*.py", "readiness*.py", "requirements.py", "load.py", "rules.py", "waves.py", "queries/matches.py",
    "queries/nearby.py", "queries/readiness*.py", "queries/candidates.py", "queries/locks.py", "nearby.py",
)  # fmt: skip


def names_in(source: Source) -> set[str]:
    return {getattr(it, "id", "") or getattr(it, "attr", "") or getattr(it, "name", "") for it in ast.walk(source.tree)}


def test_what_matches_or_decides_never_reads_what_was_advised_or_dreamt():
    read = {source.path: names_in(source) & ADVICE for source in sources(*DECIDES)}
    assert [pattern for pattern in DECIDES if not sources(pattern)] == []
    assert {path: names for path, names in read.items() if names} == {}


def test_a_match_that_reads_advice_is_seen():
    assert names_in(Source("x.py", "from training.models import LensNote")) & ADVICE == {"LensNote"}
    assert names_in(Source("x.py", "person.lens_notes.all()")) & ADVICE == {"lens_notes"}


# ---------------------------------------------------------------- seen to fail when broken on purpose
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("BenefitType", models.TextField()),
        ("Person", models.CharField("soort uitkering", max_length=9)),
        ("Person", models.CharField("BSN", max_length=9)),
        ("Person", models.TextField(help_text="Which law pays for this person?")),
        ("Person", models.CharField(max_length=9, choices=[("wmo", "Wmo")])),
        ("Person", models.CharField("geloofsovertuiging", max_length=9)),
        ("Person", models.TextField("verblijfsstatus")),
    ],
)
@pytest.mark.filterwarnings("ignore:Model .* was already registered:RuntimeWarning")
def test_a_table_that_keeps_too_much_is_seen(name, field):
    inside = {"app_label": "broken_on_purpose"}
    table = type(name, (models.Model,), {"__module__": __name__, "Meta": type("Meta", (), inside), "it": field})
    assert len(keeps_too_much(table)) >= 1


@pytest.mark.parametrize(
    "name",
    ["bsn", "health_note", "diagnosis", "funding_source", "payer", "law", "is_wmo", "residence_status", "ethnicity"],
)
def test_a_field_that_keeps_too_much_is_seen_by_its_name(name):
    assert FORBIDDEN.search(in_words(name))


@pytest.mark.parametrize("name", ["is_lead", "claimed_at", "lawn", "watering", "handles_money"])
def test_an_innocent_name_is_left_alone(name):
    assert not FORBIDDEN.search(in_words(name))
