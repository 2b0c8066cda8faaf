"""What editors write is for everybody: a person's number is found in it, and a story that says too much gets a word."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import translation

from cms.models import Correction, PlainPage, StoryPage
from cms.starter.pages import home_page, stream
from cms.workbench import hints


def test_the_command_reads_what_editors_wrote_also_in_drafts(db, capsys):
    page = home_page().add_child(instance=PlainPage(title="Bellen", slug="bellen", intro="Bel ons."))
    page.body = stream((("text", "<p>Haar nummer is <b>123456782</b>.</p>"),))
    draft = page.save_revision()
    page.intro = "Vraag naar 123456782."
    page.save()
    correction = Correction.objects.create(language="nl", english="Help a neighbour.", forms=["Help 123456782."])

    with pytest.raises(SystemExit):
        call_command("find_never_stored")

    assert sorted(line.split() for line in capsys.readouterr().out.splitlines()) == sorted(
        [
            ["cms.correction", str(correction.pk), "forms", "citizen_number"],
            ["cms.plainpage", str(page.pk), "body", "citizen_number"],
            ["cms.plainpage", str(page.pk), "intro", "citizen_number"],
            ["wagtailcore.revision", str(draft.pk), "content", "citizen_number"],
        ]
    )


def test_an_editor_hears_that_a_page_may_say_too_much(db):
    written = StoryPage(title="Samira helpt", who="Samira", quote="Na mijn diagnose ken ik mijn straat.")
    told = PlainPage(title="Bellen", intro="Vraag naar 123 456 782.", body=stream((("text", "<p>Diagnose.</p>"),)))

    with translation.override("nl"):
        assert [list(hints.of_a_page(page)) for page in (written, told, PlainPage(title="Gewoon"))] == [
            ["Dit verhaal gaat misschien over gezondheid. Laat dat weg, tenzij de persoon erom vraagt."],
            [
                (
                    "Op deze pagina staat een nummer dat lijkt op een burgerservicenummer (BSN). "
                    "Is het van een persoon? Haal het dan weg."
                )
            ],
            [],
        ]


def test_a_note_beside_a_story_holds_no_number(db):
    story = StoryPage(title="Samira helpt", who="Samira", quote="Fijn.", agreed_note="Haar bsn is 123456782.")

    with translation.override("nl"), pytest.raises(ValidationError) as refused:
        story.clean()

    assert "agreed_note" in refused.value.message_dict
