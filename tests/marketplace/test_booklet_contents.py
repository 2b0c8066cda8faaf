"""What stands in a work booklet: what was chosen and still holds, on the page and on paper, and nothing else."""

import itertools
from datetime import date
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.utils import timezone

from marketplace.actions import visiting
from marketplace.actions.booklets import choose_contents, share_booklet, stop_sharing_booklet
from marketplace.models import Thanks
from marketplace.queries.booklets import Picked, booklet_by, material_of, own_booklet, picked_by
from tests.training.classes import class_in, did_it
from tests.training.test_paper import tags_of
from training.actions import issuing, withdrawing
from training.models import Certificate, Course

from . import stories
from .booklets import words_at

pytestmark = pytest.mark.usefixtures("nobody_looked_before")
ADDRESS, CHOOSING = "/mijn/werkboekje/", "/mijn/werkboekje/kiezen/"
KIND = "Kan goed luisteren."


# ---------------------------------------------------------------- nothing that was not chosen
MARKS = {
    "own_words": KIND, "work": "Boodschappen 1 uur", "courses": "Was en strijk", "thanks": "Fijn dat u er was.",
}  # fmt: skip
SURNAME, FIRST = "Haddad", "Samira"


@pytest.mark.parametrize("name", ["whole", "first", "none"])
def test_every_choice_shows_what_was_chosen_and_nothing_else(everything, samira, mevrouw_de_wit, name):
    """All sixteen choices, with each of the three ways of being named."""
    for chosen in itertools.product([True, False], repeat=len(MARKS)):
        wanted = {field: getattr(everything, field) for field, tick in zip(MARKS, chosen, strict=True) if tick}
        choose_contents(samira, by=samira, chosen=Picked(name=name, **wanted))
        seen = words_at(Client(), f"/werkboekje/{share_booklet(samira, by=samira).code}/")
        assert {field for field, mark in MARKS.items() if mark in seen} == set(wanted)
        assert (SURNAME in seen, FIRST in seen) == (name == "whole", name != "none")
        private = [samira.phone, samira.email, mevrouw_de_wit.last_name, mevrouw_de_wit.street, "Lindenkwartier,"]
        assert [mark for mark in private if mark and mark in seen] == []


def test_what_is_said_of_a_bad_visit_never_comes_in_it(mevrouw_de_wit, samira, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    visiting.report_visit(visit, by=samira, how="not_good", words="Het ging niet goed.")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False, words="Er kwam niemand.")
    material = material_of(samira)
    assert (material.work, material.quotes) == ((), ())


def test_hours_count_only_when_both_said_so(mevrouw_de_wit, samira, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    visiting.report_visit(visit, by=samira, how="good")
    assert material_of(samira).work == ()
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    assert [(it.name, it.minutes, it.times) for it in material_of(samira).work] == [("Boodschappen", 60, 1)]


@pytest.mark.parametrize(
    "words",
    ["Groetjes, Johanna", "Dank u. MEVROUW DE WIT", "Kom weer naar de Kastanjelaan!", "Bel 06 1234 5678 maar."],
)
def test_a_thank_you_with_the_neighbours_name_or_address_cannot_be_chosen(client, thanked, samira, words):
    Thanks.objects.filter(pk=thanked.pk).update(own_words=words)
    choose_contents(samira, by=samira, chosen=Picked(thanks=frozenset({thanked.pk})))
    assert (picked_by(samira).thanks, material_of(samira).kept_back) == (frozenset(), 1)
    client.force_login(samira)
    assert "In 1 bedankje staat een naam of adres." in words_at(client, CHOOSING)


def test_a_thank_you_belongs_to_who_came(thanked, samira, fatma):
    """Fatma came instead that time: the card is hers to show, not of who comes otherwise."""
    Thanks.objects.filter(pk=thanked.pk).update(stand_in=fatma)
    assert [len(material_of(person).quotes) for person in (samira, fatma)] == [0, 1]


def test_a_thank_you_goes_away_when_the_neighbour_leaves(everything, samira, mevrouw_de_wit):
    choose_contents(samira, by=samira, chosen=everything)
    mevrouw_de_wit.delete()
    assert own_booklet(samira).shown.quotes == ()


# ---------------------------------------------------------------- certificates as they stand now
def test_a_withdrawn_certificate_vanishes_and_a_corrected_one_stays(everything, certificate, samira, yvonne):
    choose_contents(samira, by=samira, chosen=everything)
    new = withdrawing.correct_certificate(certificate, by=yvonne, holder_name="Samira El Haddad")
    assert [it.course_id for it in own_booklet(samira).shown.learned] == [certificate.course_id]
    withdrawing.withdraw_certificate(new, by=yvonne, why="mistake")
    assert own_booklet(samira).shown.learned == ()


def test_a_certificate_over_its_date_is_marked(client, everything, certificate, samira):
    choose_contents(samira, by=samira, chosen=everything)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=date(2026, 1, 1))
    assert "over de datum" in words_at(client, f"/werkboekje/{share_booklet(samira, by=samira).code}/")


def test_a_certificate_from_a_paper_is_called_seen(client, samira, certificate):
    Certificate.objects.filter(pk=certificate.pk).update(number=None, document=None, place_in_list=None)
    choose_contents(samira, by=samira, chosen=Picked(courses=frozenset({certificate.course_id})))
    client.force_login(samira)
    assert "papier gezien" in words_at(client, ADDRESS)


# ---------------------------------------------------------------- what it costs
@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_with_more_in_it(count, lindenkwartier, samira, henk, yvonne, mevrouw_de_wit,
                                           django_assert_num_queries):  # fmt: skip
    for number in range(count):
        agreement = stories.done(mevrouw_de_wit, samira)
        visiting.thank_helper(agreement, by=mevrouw_de_wit, sentence="nice")
        course = Course.objects.create(slug=f"c{number}", name_nl=f"Cursus {number}")
        issuing.issue_certificate(did_it(class_in(lindenkwartier, course), samira), by=yvonne)
    material = material_of(samira)
    everything = Picked(
        courses=frozenset(it.course_id for it in material.learned),
        thanks=frozenset(it.thanks_id for it in material.quotes),
    )
    choose_contents(samira, by=samira, chosen=everything)
    code = share_booklet(samira, by=samira).code
    with django_assert_num_queries(8):
        shown = booklet_by(code)
    assert (len(shown.learned), len(shown.quotes)) == (count, count)
    assert shown.changed_on == timezone.localdate()


# ---------------------------------------------------------------- on paper
def paper_of(person) -> bytes:
    client = Client()
    client.force_login(person)
    answer = client.get(f"{ADDRESS}papier.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="werkboekje.pdf"'
    return answer.content


def words_on(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def codes_on(pdf: bytes) -> list[str]:
    pages = [page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def test_the_paper_says_the_same_and_its_code_leads_to_the_link(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    code = share_booklet(samira, by=samira).code
    pdf = paper_of(samira)
    words = words_on(pdf)
    told = ["Gemeente Lindedaal", "Werkboekje", "Samira Haddad", KIND, "Deed 1 klus", "Boodschappen 1 uur, 1 keer",
            "Certificaten", "Was en strijk", "Bedankjes van buren", "“Fijn dat u er was.”", code]  # fmt: skip
    assert [part for part in told if part not in words] == []
    assert [words.find(part) for part in told] == sorted(words.find(part) for part in told)
    assert codes_on(pdf) == [f"http://localhost:8000/werkboekje/{code}/"]


def test_the_paper_of_who_does_not_share_has_no_code(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    share_booklet(samira, by=samira)
    stop_sharing_booklet(samira, by=samira)
    pdf = paper_of(samira)
    assert (codes_on(pdf), "Klopt dit nog?" in words_on(pdf)) == ([], False)


def test_a_screen_reader_finds_its_way_on_the_paper(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    share_booklet(samira, by=samira)
    root = pypdf.PdfReader(BytesIO(paper_of(samira))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    tags = [tag for tag in tags_of(root["/StructTreeRoot"]["/K"]) if tag in {"/H1", "/H2", "/L", "/Link", "/Figure"}]
    assert tags == ["/H1", "/H2", "/L", "/H2", "/L", "/H2", "/Link", "/Figure"]


def test_the_same_booklet_is_the_same_paper_and_nothing_unchosen_is_on_it(everything, samira):
    choose_contents(samira, by=samira, chosen=Picked(name="none", courses=everything.courses))
    pdf = paper_of(samira)
    assert pdf == paper_of(samira)
    hidden = ["Samira", "Haddad", KIND, "Boodschappen", "Fijn dat u er was"]
    assert [mark for mark in hidden if mark in words_on(pdf)] == []


def test_the_paper_of_who_never_did_anything_says_so(samira):
    assert "Er staat nog niets in." in words_on(paper_of(samira))


@pytest.mark.parametrize("name", ["李小龙", "فاطمة الزهراء", "ሳሙኤል", "Anna 🌸", "W" * 60])
def test_every_name_and_word_gives_a_paper(everything, samira, name):
    samira.first_name, samira.last_name = name, ""
    samira.save()
    choose_contents(samira, by=samira, chosen=Picked(name="whole", own_words=f"{name} #panic $x$ *b*"))
    assert paper_of(samira).startswith(b"%PDF")
