"""Addresses of the desk. They stand before Wagtail's own, so that /cms/ is the coordinator's day."""

from django.urls import path

from cms.workbench.once_more import new_page
from cms.workbench.views import calls, intake, machine, people, queue, requests, shut, stories, today, wording

app_name = "workbench"
urlpatterns = [
    path("", today.first_screen, name="today"),
    path("vandaag/print/", today.day_on_paper, name="day_on_paper"),
    path("zonder-helper/", today.without_helper, name="without_helper"),
    path("bel-lijst/", calls.call_list, name="calls"),
    path("bel-lijst/<int:pk>/", calls.settle, name="settle_call"),
    path("telefoontje/", intake.call, name="call"),
    path("telefoontje/bekend/", intake.lookup, name="lookup"),
    path("mensen/", people.search, name="people"),
    path("mensen/<int:pk>/", people.card, name="person"),
    path("mensen/<int:pk>/kennisgemaakt/", people.meet, name="meet"),
    path("mensen/<int:pk>/even-niet/", people.pause, name="pause"),
    path("mensen/<int:pk>/weer-terug/", people.resume, name="resume"),
    path("mensen/<int:pk>/kanaal/", people.channel, name="channel"),
    path("mensen/<int:pk>/genoemd/", people.shown_as, name="shown_as"),
    path("mensen/<int:pk>/adres/", people.address, name="address"),
    path("klussen/<int:pk>/", requests.card, name="request"),
    path("klussen/<int:pk>/wijzig/", requests.amend, name="amend"),
    path("klussen/<int:pk>/akkoord/", queue.approve, name="approve"),
    path("klussen/<int:pk>/ongedaan/", queue.undo, name="undo"),
    path("klussen/<int:pk>/overleggen/", queue.talk_over, name="talk_over"),
    path("klussen/<int:pk>/verder/", queue.put_back, name="put_back"),
    path("klussen/<int:pk>/vragen/", queue.invite, name="invite"),
    path("klussen/<int:pk>/<slug:name>/", requests.step, name="step"),
    path("aanbod/<int:pk>/akkoord/", queue.accept, name="accept"),
    path("aanbod/<int:pk>/toch-niet/", queue.decline, name="decline"),
    path("afspraak/<int:pk>/<slug:name>/", requests.agreement_step, name="agreement_step"),
    path("bezoek/<int:pk>/<slug:name>/", requests.visit_step, name="visit_step"),
    path("techniek/", machine.overview, name="machine"),
    path("techniek/<str:failure_id>/opnieuw/", machine.retry, name="retry_task"),
    path("techniek/<str:failure_id>/weg/", machine.dismiss, name="dismiss_task"),
    path("woorden/", wording.every_text, name="wording"),
    path("woorden/<slug:language>/<slug:key>/", wording.one_text, name="one_text"),
    path("woorden/<slug:language>/<slug:key>/terug/", wording.put_back, name="put_back_text"),
    path("verhalen/<int:pk>/intrekken/", stories.withdraw, name="withdraw_story"),
    path("verhalen/<int:pk>/weer-goed/", stories.again, name="story_again"),
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        new_page,
        name="new_page",
    ),
    # Wagtail's bulk actions name the people one may not touch; nobody works on accounts in bulk here.
    path("bulk/neighbourhoods/user/<str:action>/", shut.nothing_here),
]
