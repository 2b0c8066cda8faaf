"""No personal field is forgotten: not when a person asks for their data, not when they leave."""

import pytest
from django.apps import apps
from django.db import models

from marketplace.actions import visiting
from neighbourhoods import registry
from neighbourhoods.models import User
from tests.marketplace import stories

OURS = ("neighbourhoods", "training", "marketplace")
TABLES = [model for app in OURS for model in apps.get_app_config(app).get_models()]


def fields_of(model: type[models.Model]) -> set[str]:
    meta = model._meta
    return {field.name for field in (*meta.concrete_fields, *meta.many_to_many) if not field.primary_key}


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_table_says_whether_it_is_about_people(model):
    assert (model in registry.personal) != (model in registry.impersonal)


@pytest.mark.parametrize("entry", registry.personal.values(), ids=lambda entry: entry.model._meta.label)
def test_every_field_about_people_is_handed_over_or_says_why_not(entry):
    assert fields_of(entry.model) == {*entry.hands_over, *entry.holds_back}
    assert not {*entry.hands_over} & {*entry.holds_back}


@pytest.mark.parametrize("model", sorted(registry.impersonal, key=str), ids=lambda model: model._meta.label)
def test_a_table_that_is_not_about_people_knows_nobody(model):
    assert [field.name for field in model._meta.concrete_fields if field.related_model is User] == []


@pytest.fixture
def lived(mevrouw_de_wit, samira, yvonne):
    """The loop was walked once: every table has something to say."""
    agreement = stories.done(mevrouw_de_wit, samira)
    visiting.thank_helper(agreement, by=mevrouw_de_wit, own_words="Dank je")
    return mevrouw_de_wit, samira


def test_a_person_gets_what_we_keep_and_nobody_else_in_it(lived):
    mevrouw_de_wit, samira = lived

    export = registry.export_of(samira)

    assert [row["first_name"] for row in export["neighbourhoods.user"]] == ["Samira"]
    assert [row["own_words"] for row in export["marketplace.thanks"]] == ["Dank je"]
    assert export["marketplace.opportunity"] == []
    marks = [mevrouw_de_wit.last_name, mevrouw_de_wit.street, mevrouw_de_wit.phone, mevrouw_de_wit.call_name]
    assert [mark for mark in marks if mark in str(export)] == []


def test_who_is_forgotten_leaves_no_row_behind(lived):
    mevrouw_de_wit, samira = lived
    before = {label for label, rows in registry.export_of(mevrouw_de_wit).items() if rows}
    numbers = User(pk=mevrouw_de_wit.pk)

    mevrouw_de_wit.delete()

    assert {"marketplace.opportunity", "neighbourhoods.message", "neighbourhoods.journalentry"} <= before
    assert {label: rows for label, rows in registry.export_of(numbers).items() if rows} == {}
    assert User.objects.filter(pk=samira.pk).exists()
