"""Law 3 along the whole way: what a neighbour, a helper and a coordinator write, and what the coordinator then sees."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.html import escape

from marketplace.actions import asking, visiting
from marketplace.models import GoodToKnow, Opportunity, Thanks
from neighbourhoods import journal
from neighbourhoods.models import JournalWords
from tests.entering import enter

NUMBER = "Mijn nummer is 123 456 782."
REFUSED = "Dit lijkt een burgerservicenummer (BSN). Laat het weg. Wij bewaren dat nooit."
HINT = "Dit gaat misschien over gezondheid."


def ask(client, person, **answers):
    client.force_login(person)
    client.post("/hulp-vragen/wat/", {"soort": "boodschappen"})
    client.post("/hulp-vragen/wanneer/", {"day": "this_week"})
    return client.post("/hulp-vragen/klopt-dit/", answers)


def test_a_number_in_a_wish_is_refused_and_the_wish_stays(client, mevrouw_de_wit, shopping):
    page = ask(client, mevrouw_de_wit, wish=NUMBER).content.decode()

    assert REFUSED in page
    assert NUMBER in page
    assert not Opportunity.objects.exists()


def test_a_word_is_hinted_at_once_and_the_second_press_goes_on(client, mevrouw_de_wit, shopping, yvonne):
    page = ask(client, mevrouw_de_wit, wish="Ik ben dement.").content.decode()
    assert HINT in page
    assert '<input type="hidden" name="wish-read" value="health">' in page
    assert not Opportunity.objects.exists()

    answer = client.post("/hulp-vragen/klopt-dit/", {"wish": "Ik ben dement.", "wish-read": "health"})
    assert answer.headers["Location"] == "/hulp-vragen/dank-u/"
    assert Opportunity.objects.get().wish == "Ik ben dement."


def test_the_coordinator_reads_that_it_wants_a_second_look(client, mevrouw_de_wit, shopping, yvonne):
    request = asking.Request(shopping, wish="Hij is verslaafd.")
    task = asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=request)
    sentence = "Dit gaat misschien over verslaving. Overleg het, en haal het weg met Wijzig."

    enter(client, yvonne)
    for page in (reverse("workbench:today"), reverse("workbench:request", args=[task.pk])):
        checks = client.get(page).context
        found = checks["focus"]["checks"] if checks.get("focus") else checks["checks"]
        assert [(check.sentence, check.fine) for check in found if "misschien" in check.sentence] == [(sentence, False)]


@pytest.mark.parametrize("words", [NUMBER, "Hij heeft schulden."])
def test_a_question_and_a_report_are_guarded_too(client, open_task, agreement, samira, fatma, words):
    client.force_login(samira)
    reported = client.post(reverse("marketplace:how_did_it_go", args=[open_task.pk]), {"minutes": 60, "words": words})
    asked = enter(client, fatma).post(reverse("marketplace:ask_question", args=[open_task.slug]), {"words": words})

    assert [list(page.context["form"].errors) for page in (reported, asked)] == [["words"]] * 2
    assert not JournalWords.objects.filter(text=words).exists()


@pytest.fixture
def helped(agreement, samira, mevrouw_de_wit):
    visit = agreement.visits.get()
    visiting.report_visit(visit, by=samira, how="good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    return agreement


def test_a_thank_you_is_guarded_for_the_neighbour_and_at_the_desk(client, helped, mevrouw_de_wit, yvonne):
    client.force_login(mevrouw_de_wit)
    own = client.post(reverse("marketplace:thank", args=[helped.opportunity_id]), {"own_words": NUMBER})
    desk = enter(client, yvonne).post(
        reverse("workbench:agreement_step", args=[helped.pk, "bedanken"]), {"own_words": NUMBER}
    )

    assert [dict(page.context["form"].errors) for page in (own, desk)] == [{"own_words": [REFUSED]}] * 2
    assert NUMBER in desk.content.decode()
    assert not Thanks.objects.exists()


# ---------------------------------------------------------------- at the desk
def talk_over(client, task, by, **answers):
    answers = {"reason": "unclear", "next": "/cms/"} | answers
    return enter(client, by).post(reverse("workbench:talk_over", args=[task.pk]), answers)


def test_words_for_a_colleague_are_asked_again_on_a_page_that_keeps_them(client, waiting, yvonne):
    page = talk_over(client, waiting, yvonne, words=NUMBER).content.decode()

    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    assert escape(NUMBER) in page
    assert REFUSED in page
    assert 'name="next" value="/cms/"' in page
    assert '<option value="unclear" selected>' in page


def test_words_that_were_said_twice_are_kept_and_marked(client, waiting, yvonne):
    assert HINT in talk_over(client, waiting, yvonne, words="Zij is dement.").content.decode()
    assert talk_over(client, waiting, yvonne, words="Zij is dement.", **{"words-read": "health"}).url == "/cms/"

    waiting.refresh_from_db()
    assert waiting.state == "to_talk_over"
    lines = client.get(reverse("workbench:request", args=[waiting.pk])).context["lines"]
    assert [line.hint for line in lines if line.moment.words] == ["gezondheid"]


def test_another_site_is_no_way_back(client, waiting, yvonne):
    page = talk_over(client, waiting, yvonne, words=NUMBER, next="https://example.org/").content.decode()
    assert "example.org" not in page


def test_a_call_name_is_guarded(client, mevrouw_de_wit, yvonne):
    answers = {"salutation": "woman", "call_name": "de demente mevrouw"}
    page = enter(client, yvonne).post(reverse("workbench:shown_as", args=[mevrouw_de_wit.pk]), answers)

    assert list(page.context["form"].errors) == ["call_name"]
    mevrouw_de_wit.refresh_from_db()
    assert mevrouw_de_wit.call_name == "mevrouw De Wit"


# ---------------------------------------------------------------- what is there already
def test_the_command_finds_what_slipped_in_and_says_nothing_of_it(waiting, mevrouw_de_wit, yvonne, capsys):
    Opportunity.objects.filter(pk=waiting.pk).update(wish="Ik heb schulden, bsn 123456782.")
    mevrouw_de_wit.last_name = "123456782 Dement"
    mevrouw_de_wit.save()
    entry = journal.record(resident=mevrouw_de_wit, actor=yvonne, verb="request.asked", words="Zij is verslaafd.")
    sentence = GoodToKnow.objects.create(text_nl="Mevrouw is dement.")

    with pytest.raises(SystemExit) as end:
        call_command("find_never_stored")

    assert end.value.code == 1
    told = capsys.readouterr()
    assert sorted(line.split() for line in told.out.splitlines()) == sorted(
        [
            ["marketplace.opportunity", str(waiting.pk), "wish", "citizen_number"],
            ["marketplace.opportunity", str(waiting.pk), "wish", "debts"],
            ["neighbourhoods.user", str(mevrouw_de_wit.pk), "last_name", "citizen_number"],
            ["neighbourhoods.journalwords", str(entry.words.pk), "text", "addiction"],
            ["marketplace.goodtoknow", str(sentence.pk), "text_nl", "health"],
        ]
    )
    assert "123456782" not in told.out + told.err


def test_the_command_is_content_with_a_whole_town(waiting, agreement, helped, capsys):
    call_command("find_never_stored")
    assert capsys.readouterr().out == "Nothing was found that may not be kept.\n"
