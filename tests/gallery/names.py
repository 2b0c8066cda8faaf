"""Three ways to be called: from here, as long as the fields allow, and written from right to left."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """What people and editors typed. `mark` is found in each of their names and words."""

    label: str
    helper: tuple[str, str]
    neighbour: tuple[str, str]
    coordinator: tuple[str, str]
    call_name: str
    street: str
    place: str
    hoods: tuple[str, str]
    kind: str
    step: str
    words: str

    def __str__(self) -> str:
        return self.label


def _long(word: str, letters: int = 60) -> str:
    """One word without a space, as long as its field."""
    return (word * letters)[:letters]


ORDINARY = Names(
    label="ordinary",
    helper=("Łucja", "Wiśniewska"),
    neighbour=("Gülşen", "Yıldız-Çağlayan"),
    coordinator=("Yvonne", "Jansen"),
    call_name="mevrouw Yıldız",
    street="Kastanjelaan",
    place="Lindedaal",
    hoods=("Lindenkwartier", "Molenwijk"),
    kind="Boodschappen",
    step="U doet de boodschappen.",
    words='Graag melk & brood. <De bel> doet het niet: "klop" dan.',
)
LONG = Names(
    label="long",
    helper=(_long("Wolfeschlegelsteinhausenbergerdorff"), _long("Keihanaikukauakahihuliheekahaunaele")),
    neighbour=(_long("Adolphblainecharlesdavidearl"), _long("Hettelingenvandenberghzuidwolde")),
    coordinator=(_long("Maximilianagodelieveantoinette"), _long("Vandevoordeterwindenhofstede")),
    call_name=_long("mevrouwvanwolfeschlegelsteinhausen"),
    street=_long("Burgemeestervanderschootvanlangerak", 120),
    place="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    hoods=(_long("Gasthuiskwartieraandeoudehaven", 78), _long("Stationsbuurtachterhetspoor", 78)),
    kind=_long("Belastingaangifteformulieren"),
    step="Hottentottententententoonstellingsterreinbezoekersinformatiecentrum. " * 4,
    words="Arbeidsongeschiktheidsverzekeringsmaatschappijendirecteurenvergadering " * 3 + "a" * 300,
)
RIGHT_TO_LEFT = Names(
    label="right to left",
    helper=("سميرة", "حداد"),
    neighbour=("שרה", "כהן"),
    coordinator=("يوسف", "العمراني"),
    call_name="السيدة כהן",
    street="شارع الكستناء",
    place="לינדדאל",
    hoods=("حي الزيزفون", "שכונת הטחנה"),
    kind="شراء الحاجيات",
    step="تشتري الحاجيات.",
    words="من فضلك حليب وخبز (2 كيلو). הפעמון לא עובד!",
)
ALL = (ORDINARY, LONG, RIGHT_TO_LEFT)
