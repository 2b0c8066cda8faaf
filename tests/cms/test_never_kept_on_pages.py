"""What editors write is for everybody: a person's number is found in it, and a story that says too much gets a word."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.admin.panels import CommentPanel
from wagtail.forms import TaskStateCommentForm
from wagtail.images import get_image_model
from wagtail.models import PageLogEntry

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


def test_what_a_colleague_says_of_a_page_is_guarded(db):
    with translation.override("nl"):
        number, hint = [TaskStateCommentForm({"comment": words}) for words in ("Bsn 123456782", "Zij is dement.")]

        assert number.errors == {
            "comment": ["Dit lijkt een burgerservicenummer (BSN). Laat het weg. Wij bewaren dat nooit."]
        }
        assert [sentence.split(".")[0] for sentence in hint.errors["comment"]] == ["Dit gaat misschien over gezondheid"]
    assert TaskStateCommentForm({"comment": "Mooi zo."}).is_valid()


def test_nothing_is_written_beside_a_page(db):
    panels = PlainPage.get_edit_handler().children
    assert [panel for panel in panels if isinstance(panel, CommentPanel)] == []


def test_the_command_reads_what_colleagues_say_and_what_pictures_are_called(db, capsys):
    picture = get_image_model().objects.create(title="Bsn 123456782", file="x.png", width=1, height=1)
    said = PageLogEntry.objects.create(
        page=home_page(), content_type=ContentType.objects.get_for_model(PlainPage), action="wagtail.edit", label="x",
        timestamp=timezone.now(), data={"comment": "Vraag 123 456 782."},
    )  # fmt: skip

    with pytest.raises(SystemExit):
        call_command("find_never_stored")

    assert sorted(line.split() for line in capsys.readouterr().out.splitlines()) == [
        ["wagtailcore.pagelogentry", str(said.pk), "data", "citizen_number"],
        ["wagtailimages.image", str(picture.pk), "title", "citizen_number"],
    ]
