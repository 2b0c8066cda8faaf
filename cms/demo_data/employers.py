"""Employers of Lindedaal: two that take part, one that waits for Karim's call, one out of sight; and the diary."""

from datetime import timedelta

from django.utils import timezone

from marketplace.actions import diary, employers, staff
from marketplace.actions.employer_moves import Applicant
from marketplace.actions.employers import Company
from marketplace.models import Employer
from neighbourhoods import geocoding
from neighbourhoods.models import HouseNumber, Municipality, Neighbourhood, User

from .moments import at, days_ago
from .people import Town, mail_of

BAKERY, LAUNDRY, FLOWERS, GARDENS = "Bakkerij Smit", "Wasserij Van Loon", "Bloemen Roos", "Groen & Zoon"
BAS, ELS = ("Bas", "Smit"), ("Els", "Smit")


def tell_employers(town: Town, municipality: Municipality) -> None:
    yvonne, karim = town.coordinators["Yvonne"], town.coordinators["Karim"]
    bakery = _takes_part(municipality, "Lindenkwartier", BAKERY, BAS, "10203040", "middle", since=120, by=yvonne)
    with at(days_ago(118)):
        staff.add_staff(bakery, _applicant(*ELS, "+31880001241"), by=yvonne)
    laundry = _takes_part(municipality, "De Hoven", LAUNDRY, ("Mirjam", "van Loon"), "20304050", "small", 40, yvonne)
    flowers = _takes_part(municipality, "Oude Dorp", FLOWERS, ("Roos", "Kamp"), "30405060", "small", 60, karim)
    with at(days_ago(4)):
        employers.take_out_of_sight(flowers, by=karim, why="Iemand wacht nog op uw antwoord. Bel ons, dan helpen wij.")
    with at(days_ago(1)):
        _apply(municipality, "Molenwijk", GARDENS, ("Wim", "de Groot"), "40506070", "small")
    _write_diary(municipality, laundry, yvonne=yvonne, karim=karim)


def _write_diary(municipality: Municipality, laundry: Employer, *, yvonne: User, karim: User) -> None:
    with at(days_ago(20)):
        company = diary.open_diary(laundry, by=yvonne)
        visit = diary.plan_visit(company, by=yvonne, on_date=timezone.localdate(), about="Kennismaken in de wasserij")
        diary.tell_visit(
            visit, by=yvonne, happened="Rustige plek, vaste begeleider aanwezig.",
            agreed="Twee proefochtenden in de strijkkamer.",
        )  # fmt: skip
    with at(days_ago(17)):
        before = timezone.localdate() + timedelta(days=30)
        diary.note_promise(
            company, by=yvonne, promised_by="alderman", name="De wethouder",
            what="Komt op bezoek als de eerste begint", before=before,
        )  # fmt: skip
    with at(days_ago(2)):
        garage = diary.add_company(
            "Garage Bos", by=karim, neighbourhood=_hood(municipality, "Molenwijk"), contact="De receptie"
        )
        today = timezone.localdate()
        diary.plan_visit(garage, by=karim, on_date=today + timedelta(days=3), about="Werk dat blijft liggen")
        diary.note_promise(
            garage, by=karim, promised_by="employer", what="Belt over een plek in de wasstraat",
            before=today + timedelta(days=9),
        )  # fmt: skip


def _takes_part(
    municipality: Municipality, hood: str, name: str, who: tuple[str, str], kvk: str, size: str, since: int, by: User
) -> Employer:
    with at(days_ago(since)):
        employer = _apply(municipality, hood, name, who, kvk, size)
    with at(days_ago(since - 1)):
        return employers.verify_employer(employer, by=by)


def _apply(municipality: Municipality, hood: str, name: str, who: tuple[str, str], kvk: str, size: str) -> Employer:
    door = _empty_house(_hood(municipality, hood))
    place = geocoding.locate(door.postcode, f"{door.number}{door.suffix}")
    return employers.apply_to_take_part(Company(name, kvk, size, place), _applicant(*who, "+31880001240"))


def _applicant(first_name: str, last_name: str, phone: str) -> Applicant:
    return Applicant(f"{first_name} {last_name}", mail_of(first_name, last_name), phone)


def _hood(municipality: Municipality, name: str) -> Neighbourhood:
    return Neighbourhood.objects.get(municipality=municipality, name=name)


def _empty_house(hood: Neighbourhood) -> HouseNumber:
    """Where nobody lives and no company stands yet."""
    lived_in = set(User.objects.filter(neighbourhood=hood).values_list("street", "house_number"))
    taken = set(Employer.objects.filter(neighbourhood=hood).values_list("street", "house_number"))
    rows = HouseNumber.objects.filter(neighbourhood=hood).order_by("-pk")
    return next(it for it in rows if (it.street, str(it.number)) not in lived_in | taken)
