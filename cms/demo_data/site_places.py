"""Words about neighbourhoods of Lindedaal. Two have no page of their own: the first editor makes one."""

from datetime import time

from cms.models import NeighbourhoodIndexPage, NeighbourhoodPage, WalkInTime
from cms.starter.pages import stream
from cms.starter.write import heading, text
from neighbourhoods.models import Neighbourhood

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = 1, 2, 3, 4

# name: introduction and text in (Dutch, English), walk-in as (day, from, until, where, address, remark), who is who
PLACES = {
    "Lindenkwartier": (
        ("Een wijk met hoge bomen en korte straten.", "A neighbourhood with tall trees and short streets."),
        ("In buurthuis De Linde staat de koffie klaar. Iedereen mag binnenlopen.",
         "At community centre De Linde the coffee is ready. Anybody may walk in."),
        ((TUESDAY, 9, 12, "Buurthuis De Linde", "Lindelaan 40", ""),
         (THURSDAY, 13, 16, "Buurthuis De Linde", "Lindelaan 40", "Niet in de schoolvakantie.")),
        (("Yvonne van Leeuwen", "Zij belt met u en zoekt een buur."),
         ("Piet de Boer", "Hij schenkt koffie in De Linde.")),
    ),
    "De Hoven": (
        ("Hofjes, tuinen en veel oudere buren.", "Courtyards, gardens and many older neighbours."),
        ("Elke woensdag eten buren samen soep. Kom gerust kijken.",
         "Every Wednesday neighbours eat soup together. Feel free to come and look."),
        ((WEDNESDAY, 11, 13, "De Hofkamer", "Hofplein 2", ""),),
        (("Yvonne van Leeuwen", "Zij belt met u en zoekt een buur."),),
    ),
    "Molenwijk": (
        ("Een wijk met veel gezinnen, rond de oude molen.", "A neighbourhood with many families, around the old mill."),
        ("In de bibliotheek helpen wij met brieven en met de computer.",
         "At the library we help with letters and with the computer."),
        ((FRIDAY, 10, 12, "Bibliotheek Molenwijk", "Molenplein 1", ""),),
        (("Karim El Amrani", "Hij belt met u en zoekt een buur."),),
    ),
    "Oude Dorp": (
        ("Het oudste deel van Lindedaal, rond de kerk.", "The oldest part of Lindedaal, around the church."),
        ("In het dorpshuis kunt u vragen stellen. Ook over werk.",
         "At the village hall you can ask questions. About work too."),
        ((TUESDAY, 14, 16, "Dorpshuis Lindedaal", "Kerkplein 3", ""),),
        (("Karim El Amrani", "Hij belt met u en zoekt een buur."),),
    ),
}  # fmt: skip


def build_places() -> None:
    """Publish the pages that are not there; what an editor made stays."""
    above = NeighbourhoodIndexPage.objects.first()
    missing = Neighbourhood.objects.filter(name__in=PLACES, page__isnull=True, municipality__name="Lindedaal")
    for hood in missing if above else ():
        above.add_child(instance=_page(hood)).save_revision().publish()


def _page(hood: Neighbourhood) -> NeighbourhoodPage:
    intro, words, hours, people = PLACES[hood.name]
    dutch, english = (
        stream((heading(title), text(f"<p>{said}</p>")))
        for title, said in zip(("Kom eens langs", "Come and visit"), words, strict=True)
    )
    page = NeighbourhoodPage(
        neighbourhood=hood,
        title=hood.name,
        intro=intro[0],
        intro_en=intro[1],
        body=dutch,
        body_en=english,
        people=stream(tuple(("person", {"name": name, "does": does, "phone": ""}) for name, does in people)),
    )
    page.walk_in = [
        WalkInTime(weekday=day, opens=time(opens), closes=time(closes), place=place, address=address, remark=remark)
        for day, opens, closes, place, address, remark in hours
    ]
    return page
