"""A neighbourhood on screen and on paper: whom to call, what is open, and nobody's name or street."""

import pytest
from django.utils import translation

from marketplace.queries import neighbourhood as queries
from tests.marketplace import stories

HERE = "/buurt/bu99010000-lindenkwartier/"
SECRETS = ("Johanna", "de Wit", "De Wit", "Kastanjelaan", "7299", "12345678", "14 o'clock", "Hond")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def page(client, path=HERE):
    response = client.get(path, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries_asked"), [(HERE, 4), (f"{HERE}print/", 4)])
def test_open_tasks_cost_the_same_with_few_and_many(
    client, mevrouw_de_wit, yvonne, count, path, queries_asked, django_assert_num_queries
):
    for days in range(count):
        stories.open_task(mevrouw_de_wit, in_days=days + 1)
    page(client, path)

    with django_assert_num_queries(queries_asked):
        text = page(client, path)

    assert text.count("<h3>") + text.count("paper-number") == count


@pytest.mark.parametrize("path", [HERE, f"{HERE}print/"])
def test_anybody_reads_whom_to_call_and_nothing_of_the_neighbour(client, mevrouw_de_wit, yvonne, path):
    stories.open_task(mevrouw_de_wit, in_days=1, wish="Hond.")

    text = page(client, path)

    assert [secret for secret in SECRETS if secret in text] == []
    assert "Yvonne" in text
    assert "088 000 12 35" in text
    assert "Shopping" in text


def test_paper_carries_the_number_people_say(mevrouw_de_wit, yvonne):
    task = stories.open_task(mevrouw_de_wit, in_days=1)

    sheet = queries.paper_list("bu99010000-lindenkwartier")

    assert [(line.number, line.title, line.for_whom) for line in sheet.tasks] == [
        (task.pk, "Shopping", "for a woman next door")
    ]
    assert str(task.on_date.year) not in sheet.tasks[0].when
    assert sheet.tasks[0].when.split(",")[0].split()[1] == str(task.on_date.day)


def test_paper_holds_what_fits_and_says_there_is_more(mevrouw_de_wit, yvonne):
    for days in range(queries.ON_PAPER + 1):
        stories.open_task(mevrouw_de_wit, in_days=days + 1)

    sheet = queries.paper_list("bu99010000-lindenkwartier")

    assert (len(sheet.tasks), sheet.has_more) == (queries.ON_PAPER, True)


def test_a_quiet_neighbourhood_still_says_whom_to_call(client, yvonne):
    assert "No jobs here today" in page(client)
    assert "Call us if you want to help" in page(client, f"{HERE}print/")


def test_the_name_in_the_address_may_be_old_but_the_code_must_exist(client, yvonne):
    assert client.get("/buurt/bu99010000-vroeger/").url == HERE
    assert client.get("/buurt/bu12345678-nergens/").status_code == 404
