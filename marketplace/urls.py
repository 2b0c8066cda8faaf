"""Addresses of marketplace."""

from django.urls import URLPattern, path, register_converter
from django.views.generic import RedirectView

from neighbourhoods.numbers import RowNumber

from .codes_by_text import JoinByText, LoginByText
from .following import FollowProcess
from .views import (
    allowance,
    asking,
    calendars,
    calling_back,
    helper,
    joining,
    logging_in,
    mine,
    my_details,
    neighbourhood,
    requests,
    services,
    task,
)

register_converter(RowNumber, "number")
app_name = "marketplace"
urlpatterns: list[URLPattern] = [
    path("meedoen/", joining.name, name="join"),
    path("meedoen/code/", joining.code, name="join_code"),
    path("meedoen/code/nog-een-keer/", joining.code_again, name="join_code_again"),
    path("meedoen/sms-code/", joining.code, {"by": JoinByText}, name="join_code_by_text"),
    path("meedoen/sms-code/nog-een-keer/", joining.code_again, {"by": JoinByText}, name="join_code_by_text_again"),
    path("inloggen/sms/", logging_in.by_text, name="login_by_text"),
    path("inloggen/sms/code/", joining.code, {"by": LoginByText}, name="login_code_by_text"),
    path("inloggen/sms/nog-een-keer/", joining.code_again, {"by": LoginByText}, name="login_code_by_text_again"),
    path("meedoen/waar/", joining.where, name="join_where"),
    path("meedoen/welkom/", joining.welcome, name="join_welcome"),
    path("hulp-vragen/", RedirectView.as_view(pattern_name="marketplace:ask_what")),
    path("hulp-vragen/wat/", asking.what, name="ask_what"),
    path("hulp-vragen/wanneer/", asking.when, name="ask_when"),
    path("hulp-vragen/waar/", asking.where, name="ask_where"),
    path("hulp-vragen/klopt-dit/", asking.check, name="ask_check"),
    path("hulp-vragen/dank-u/", asking.thank_you, name="ask_thank_you"),
    path("hulp-vragen/volgen/", joining.code, {"by": FollowProcess}, name="follow"),
    path("hulp-vragen/volgen/nog-een-keer/", joining.code_again, {"by": FollowProcess}, name="follow_again"),
    path("mijn/vragen/", requests.own_requests, name="own_requests"),
    path("mijn/vragen/<number:pk>/", requests.own_request, name="own_request"),
    path("mijn/vragen/<number:pk>/niet-meer-nodig/", requests.withdraw, name="withdraw_request"),
    path("mijn/vragen/<number:pk>/nog-nodig/", requests.keep, name="keep_request"),
    path("mijn/vragen/<number:pk>/gelukt/", requests.confirm, name="confirm_visit"),
    path("mijn/vragen/<number:pk>/bedanken/", requests.thank, name="thank"),
    path("mijn/vragen/<number:pk>/nog-een-keer/", requests.again, name="ask_again"),
    path("klussen/", helper.task_list, name="tasks"),
    path("klussen/soort/", helper.choose_kind, name="choose_kind"),
    path("klussen/dag/", helper.choose_day, name="choose_day"),
    path("klussen/waar/", helper.choose_place, name="choose_place"),
    path("klussen/<slug:slug>/", task.task, name="task"),
    path("klussen/<slug:slug>/ja/", task.say_yes, name="say_yes"),
    path("klussen/<slug:slug>/vraag/", task.ask_question, name="ask_question"),
    path("vergoeding/", allowance.allowance, name="allowance"),
    path("doorgeven/", calling_back.pass_on, name="pass_on"),
    path("mijn/", mine.page, name="mine"),
    path("mijn/agenda/", calendars.settings, name="calendar"),
    path("agenda/<str:token>.ics", calendars.feed, name="calendar_feed"),
    path("mijn/over-mij/", my_details.about, name="about_me"),
    path("mijn/gegevens/", my_details.happened, name="my_data"),
    path("mijn/gegevens/wie-keek/", my_details.looked, name="who_looked"),
    path("mijn/gegevens/mijn-gegevens.json", my_details.download, name="download_my_data"),
    path("mijn/even-niet/", mine.pause, name="pause"),
    path("mijn/klussen/<number:pk>/", mine.task, name="my_task"),
    path("mijn/klussen/<number:pk>/agenda.ics", calendars.of_task, name="my_task_calendar"),
    path("mijn/klussen/<number:pk>/print/", mine.paper, name="my_task_print"),
    path("mijn/klussen/<number:pk>/dag/", mine.plan_day, name="plan_day"),
    path("mijn/klussen/<number:pk>/hoe-ging-het/", mine.how_did_it_go, name="how_did_it_go"),
    path("mijn/klussen/<number:pk>/toch-niet/", mine.step_back, name="step_back"),
    path("hulp/", services.every, name="services"),
    path("hulp/<slug:slug>/", services.one, name="service"),
    path("buurt/", neighbourhood.every, name="neighbourhoods"),
    path("buurt/<slug:slug>/", neighbourhood.page, name="neighbourhood"),
    path("buurt/<slug:slug>/print/", neighbourhood.paper, name="neighbourhood_paper"),
]
