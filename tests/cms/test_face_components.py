"""The components: what they say, how they are tied together, and the small words of templates."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

import cms
from cms.templatetags import face


class VisitForm(forms.Form):
    use_required_attribute = False

    phone = forms.CharField(label="Telefoon", help_text="Wij bellen u.", error_messages={"required": "Vul in."})
    day = forms.ChoiceField(
        label="Dag", choices=[("a", "Vandaag"), ("b", "Morgen")], widget=forms.RadioSelect,
        error_messages={"required": "Kies een dag."},
    )  # fmt: skip
    more = forms.CharField(label="Nog iets", required=False)
    agree = forms.BooleanField(label="Onthoud dit", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].hints = {"a": "Zo snel mogelijk"}
        self.fields["day"].icons = {"b": "sun"}


def component(name: str, **props) -> BeautifulSoup:
    with override("nl"):
        return BeautifulSoup(render_to_string(f"components/{name}.html", props), "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


# ---------------------------------------------------------------- forms
def test_a_field_with_an_error_ties_hint_and_error_to_the_input():
    soup = component("form_field", field=VisitForm({})["phone"])
    field, described = soup.input, soup.input["aria-describedby"].split()

    assert (words(soup.label), soup.label["for"], field["id"]) == ("Telefoon", "id_phone", "id_phone")
    assert [words(soup.find(id=each)) for each in described] == ["Wij bellen u.", "Vul in."]
    assert (field["aria-invalid"], soup.find(class_="field")["class"]) == ("true", ["field", "err"])


def test_a_field_at_rest_says_only_what_is_needed():
    soup = component("form_field", field=VisitForm()["more"])

    assert (words(soup.label), soup.input.get("aria-describedby"), soup.input.get("aria-invalid")) == (
        "Nog iets (hoeft niet)",
        None,
        None,
    )


def test_choices_are_rows_with_their_second_line_and_icon():
    soup = component("form_field", field=VisitForm({})["day"], classes="parts")

    assert words(soup.legend) == "Dag"
    assert [(words(row), bool(row.svg)) for row in soup.find_all("label")] == [
        ("Vandaag Zo snel mogelijk", False),
        ("Morgen", True),
    ]
    assert words(soup.find(id=soup.fieldset["aria-describedby"])) == "Kies een dag."
    assert soup.find("div", class_="parts") is not None


def test_a_single_tick_is_a_row_of_its_own():
    soup = component("form_field", field=VisitForm()["agree"])

    assert (soup.label["class"], soup.label.input["id"], words(soup.label)) == (["opt"], "id_agree", "Onthoud dit")


def test_the_summary_of_errors_links_to_the_first_place_to_mend():
    soup = component("error_summary", form=VisitForm({}))

    assert [(words(a), a["href"]) for a in soup.find_all("a")] == [
        ("Vul in.", "#id_phone"),
        ("Kies een dag.", "#id_day_0"),
    ]
    assert (soup.div["role"], soup.div["tabindex"], words(soup.h2)) == ("alert", "-1", "Er mist nog iets")


def test_what_is_filled_in_but_wrong_does_not_count_as_missing():
    soup = component("error_summary", form=VisitForm({"phone": "1", "day": "z"}))

    assert words(soup.h2) == "Kijk dit nog even na"


@pytest.mark.parametrize("form", [VisitForm(), VisitForm({"phone": "1", "day": "a"}), None, ""])
def test_without_errors_there_is_no_summary(form):
    assert words(component("error_summary", form=form)) == ""


# ---------------------------------------------------------------- pages
def test_a_task_card_says_what_who_and_the_facts_and_is_one_link():
    card = {
        "title": "Boodschappen", "who": "voor een buurvrouw", "href": "/klussen/1/", "icon": "shopping-basket",
        "palette": "green", "facts": [("calendar", "vandaag"), ("clock", "1 uur")], "tag": ("users", "samen"),
    }  # fmt: skip
    soup = component("task_card", card=card, number=3)

    assert words(soup) == "3 Boodschappen voor een buurvrouw vandaag 1 uur samen"
    assert [a["href"] for a in soup.find_all("a")] == ["/klussen/1/"]
    assert all(svg["aria-hidden"] == "true" for svg in soup.find_all("svg"))


def test_progress_is_said_in_words_and_drawn_beside_it():
    soup = component("progress", step=2, total=4)

    assert words(soup) == "Stap 2 van 4"
    assert ([li.get("class") for li in soup.find_all("li")], soup.ol["aria-hidden"]) == (
        [["on"], ["on"], None, None],
        "true",
    )


def test_a_button_is_a_link_when_it_leads_somewhere_and_an_arrow_comes_last():
    button, link = component("button", words="Verder", icon="arrow-right"), component("button", words="Terug", href="/")

    assert (button.button.contents[0].strip(), button.button.contents[-1].name) == ("Verder", "svg")
    assert (link.a["href"], link.a["class"]) == ("/", ["btn"])


def test_reading_back_names_what_each_change_link_changes():
    soup = component(
        "summary_list", rows=[("phone", "teal", "Telefoon", "06 12\n34", "/waar/"), ("x", "teal", "Klus", "a", "")]
    )

    assert [(words(a), a["href"]) for a in soup.find_all("a")] == [("Wijzig telefoon", "/waar/")]


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("number", "shown", "called"),
    [
        ("+31612345678", "06 12 34 56 78", "tel:+31612345678"),
        ("088 000 12 34", "088 000 12 34", "tel:+31880001234"),
        ("0575-123456", "0575 12 34 56", "tel:+31575123456"),
        ("0800 1234", "0800 1234", "tel:08001234"),
        ("", "", "tel:"),
        (None, "", "tel:"),
    ],
)
def test_phone_numbers_are_shown_in_groups_and_can_be_called(number, shown, called):
    assert (face.phone(number), face.tel(number)) == (shown, called)


def test_what_people_write_in_a_phone_number_is_escaped():
    assert "<script>" not in face.phone_link("<script>")


def test_an_icon_is_never_read_aloud():
    assert 'aria-hidden="true"' in face.icon("phone")


# ---------------------------------------------------------------- the page of all components
ELSEWHERE = {
    "error_page.html", "own_logo.html", "demo_bar.html", "service_doors.html", "pass_on.html",
    "employer_menu.html", "employer_tabs.html",  # in place of the menu and the tabs that are there
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.urls("tests.browser.urls")
def test_every_component_is_on_the_page_of_components(client):
    shown = {template.name for template in client.get("/onderdelen/").templates if template.name}
    there = {path.name for path in (Path(cms.__file__).parent / "templates" / "components").glob("*.html")}

    assert {name for name in there if f"components/{name}" not in shown} - ELSEWHERE == set()
