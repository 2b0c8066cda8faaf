"""Without network: the last list and the next task are there, nothing is sent later, and who leaves takes it along."""

from urllib.parse import urlsplit

from django.urls import reverse
from playwright.sync_api import Page

from .conftest import find_nothing_wrong

READY = "async () => { await navigator.serviceWorker.ready; return Boolean(navigator.serviceWorker.controller); }"
KEPT = "async (path) => Boolean(await caches.match(path))"


def open_and_keep(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(READY)
    page.goto(address)
    page.wait_for_function(KEPT, arg=urlsplit(page.url).path)


def test_the_visit_of_today_is_there_without_network(visit_as, samira, agreement):
    page = visit_as(samira)
    own = reverse("marketplace:my_task", args=[agreement.opportunity_id])
    open_and_keep(page, "/mijn/")
    open_and_keep(page, own)

    page.context.set_offline(True)
    page.goto(own)

    assert page.get_by_text("U bent offline.").is_visible()
    assert page.get_by_text("mevrouw De Wit").first.is_visible()
    find_nothing_wrong(page)
    page.goto("/hulp-vragen/wat/")
    assert page.inner_text("h1") == "Er is geen internet"


def test_who_logs_out_leaves_nothing_on_the_phone(visit_as, samira, agreement):
    page = visit_as(samira)
    open_and_keep(page, "/mijn/")
    page.goto("/uitloggen/")
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/")

    page.context.set_offline(True)
    page.goto("/mijn/")

    assert page.inner_text("h1") == "Er is geen internet"
    assert page.evaluate("async () => (await caches.keys()).filter((name) => name.startsWith('mine'))") == []


def test_a_first_visit_keeps_nothing(visit_as, shopping):
    page = visit_as()
    page.goto("/klussen/", wait_until="networkidle")

    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_a_form_without_network_is_not_sent_later(visit_as, shopping, live_server):
    page, sent = visit_as(), []
    page.add_init_script("localStorage.visited = '1'")
    open_and_keep(page, "/klussen/")
    page.goto("/hulp-vragen/wat/")
    page.context.on("request", lambda request: sent.append(request.method))
    page.context.set_offline(True)
    page.locator("main form button").first.click()

    page.wait_for_selector("h1:has-text('Er is geen internet')")
    sent.clear()
    page.context.set_offline(False)
    page.goto("/klussen/", wait_until="networkidle")
    assert "POST" not in sent
