"""Who lives in Lindedaal. Invented people; their numbers (06 00 00 ...) ring nowhere and .example reaches nobody."""

from dataclasses import dataclass

from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation

W, M, N, F = Salutation.WOMAN, Salutation.MAN, Salutation.NEIGHBOUR, Salutation.FAMILY
MAIL, CALL, TEXT, LETTER = Channel.EMAIL, Channel.CALL, Channel.TEXT, Channel.LETTER


@dataclass(frozen=True)
class Resident:
    first_name: str
    last_name: str
    salutation: str
    street: str
    number: int
    channel: str = MAIL
    call_name: str = ""
    likes: str = ""  # helpers: first letters of kinds, see LIKES
    met: bool = True
    language: str = "nl"
    phone: str = ""  # empty: a number of its own
    reach: int = 0  # minutes on foot; 0: drawn
    hours: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())  # weekdays and parts of the day; empty: always


@dataclass(frozen=True)
class Coordinator:
    first_name: str
    last_name: str
    extension: int
    hoods: tuple[str, ...]


COORDINATORS = (
    Coordinator("Yvonne", "van Leeuwen", 31, ("Lindenkwartier", "De Hoven")),
    Coordinator("Karim", "El Amrani", 32, ("Molenwijk", "Oude Dorp")),
    Coordinator("Marloes", "Dijkstra", 33, ("Kastanjehof", "Waterkant")),
)
EDITOR = ("Lotte", "Kuipers")
OPERATOR = ("Olga", "Brandsma")
SAID = "Mogen wij dit bewaren, zodat een buur u kan helpen? Ja, dat vind ik goed."
SHOWN = "Alleen Wonen Zorg Service ziet uw adres en telefoon. De helper krijgt het pas na de afspraak."

LIKES = {
    "b": "boodschappen", "w": "was-en-strijk", "h": "hulp-in-huis", "t": "tuin",
    "g": "gezelschap", "p": "samen-op-pad", "k": "kleine-klus", "d": "telefoon-en-computer",
}  # fmt: skip

HELPERS = (
    # Lindenkwartier
    Resident("Samira", "Haddad", W, "Lindelaan", 21, likes="bgw"),
    Resident("Fatma", "Demir", W, "Berkenstraat", 14, TEXT, likes="gbh"),
    Resident("Joost", "Vermeer", M, "Esdoornstraat", 9, likes="tk", met=False),
    Resident("Thijs", "van der Laan", M, "Beukenstraat", 33, likes="dk"),
    Resident("Amal", "Osman", W, "Kastanjelaan", 45, likes="hw", language="en"),
    Resident("Gerda", "Postma", W, "Lindepark", 6, CALL, likes="gp"),
    Resident("Marek", "Wójcik", M, "Lindelaan", 48, likes="tkb", language="en"),
    Resident("Anouk", "de Ruiter", W, "Esdoornstraat", 27, likes="bg"),
    Resident("Bilal", "Aydın", M, "Berkenstraat", 41, likes="bd", met=False),
    # De Hoven
    Resident("Henk", "Mulder", M, "Appelhof", 17, CALL, likes="wh"),
    Resident("Ruth", "Emanuels", W, "Perenhof", 8, TEXT, likes="gwp"),
    Resident("Sjoerd", "Hoekstra", M, "Kersenhof", 22, likes="tk"),
    Resident("Nadia", "Bouzid", W, "Pruimenhof", 13, likes="hb"),
    Resident("Corrie", "Schouten", W, "Kweetuin", 30, CALL, likes="g"),
    Resident("Yusuf", "Abdi", M, "Hofplein", 25, likes="pb", met=False, language="en"),
    Resident("Daan", "Verhoeven", M, "Appelhof", 36, likes="dt"),
    # Molenwijk
    Resident("Milou", "Brouwer", W, "Korenstraat", 11, likes="gb"),
    Resident("Tesfay", "Haile", M, "Molenweg", 28, likes="tkh", language="en"),
    Resident("Ans", "Timmer", W, "Wiekstraat", 19, CALL, likes="wg"),
    Resident("Rachid", "Benali", M, "Maalderij", 7, likes="kd"),
    Resident("Priya", "Ramdin", W, "Zeilstraat", 34, likes="bp"),
    Resident("Olena", "Kovalenko", W, "Vijzelpad", 12, likes="hw", language="en"),
    Resident("Bram", "Scholten", M, "Korenstraat", 50, likes="t", met=False),
    # Oude Dorp
    Resident("Marijke", "Bosch", W, "Dorpsstraat", 16, likes="gpb"),
    Resident("Winston", "Martina", M, "Brink", 23, likes="kt"),
    Resident("Els", "Kramer", W, "Smidsstraat", 10, CALL, likes="w"),
    Resident("Jelle", "Faber", M, "Schoolstraat", 31, likes="db"),
    Resident("Halima", "Yusuf", W, "Kerkpad", 42, likes="bh", met=False),
    Resident("Kees", "van Vliet", M, "Achterom", 5, likes="pk"),
    # Kastanjehof
    Resident("Sandra", "Meijer", W, "Notenlaan", 18, likes="bgh"),
    Resident("Mohammed", "Tahiri", M, "Iepenweg", 29, likes="tk"),
    Resident("Femke", "Dekker", W, "Elzenpad", 14, likes="gd"),
    Resident("Dirk", "Groen", M, "Hazelaarstraat", 37, CALL, likes="t"),
    Resident("Shanti", "Bisoen", W, "Meidoorn", 21, likes="wp", met=False),
    # Waterkant
    Resident("Ine", "van Dijk", W, "Kade", 26, likes="gp"),
    Resident("Adem", "Kaya", M, "Sluisweg", 15, likes="kdb"),
    Resident("Roos", "Willems", W, "Rietoever", 40, likes="hg"),
    Resident("Peter", "Visser", M, "Steigerpad", 9, likes="tp"),
    Resident("Zofia", "Nowak", W, "Veerpad", 20, likes="bw", language="en"),
    Resident("Guus", "Hendriks", M, "Vliet", 11, CALL, likes="kt", met=False),
)

NEIGHBOURS = (
    # Lindenkwartier
    Resident("Anna", "de Wit", W, "Kastanjelaan", 12, CALL, "mevrouw De Wit"),
    Resident("Wim", "Bakker", M, "Beukenstraat", 8, CALL, "meneer Bakker"),
    Resident("Truus", "Jansen", W, "Esdoornstraat", 34, CALL, "mevrouw Jansen"),
    Resident("Emine", "Yılmaz", F, "Berkenstraat", 30, MAIL, "familie Yılmaz"),
    Resident("Nel", "Hartman", W, "Lindepark", 19, LETTER, "mevrouw Hartman"),
    Resident("Jaap", "Kooistra", M, "Lindelaan", 37, LETTER, "meneer Kooistra"),
    Resident("Leila", "Mansouri", W, "Kastanjelaan", 26, TEXT, "Leila"),
    Resident("Riet", "van Es", W, "Beukenstraat", 21, CALL, "mevrouw Van Es"),
    Resident("Inge", "Roelofs", F, "Esdoornstraat", 48, MAIL, "familie Roelofs"),
    # De Hoven
    Resident("Ben", "Pronk", M, "Hofplein", 14, CALL, "meneer Pronk"),
    Resident("Willy", "Zwart", W, "Kersenhof", 5, CALL, "mevrouw Zwart"),
    Resident("Ilse", "Blom", F, "Appelhof", 42, MAIL, "familie Blom"),
    Resident("Harm", "Drost", M, "Perenhof", 27, MAIL, "Harm"),
    Resident("Aaltje", "Prins", W, "Pruimenhof", 33, CALL, "mevrouw Prins"),
    Resident("Rosa", "Sedney", W, "Kweetuin", 16, MAIL, "mevrouw Sedney"),
    Resident("Fred", "Bergman", M, "Hofplein", 46, CALL, "meneer Bergman"),
    # Molenwijk
    Resident("Joan", "Pinas", W, "Korenstraat", 16, MAIL, "mevrouw Pinas"),
    Resident("Piet", "van Dam", M, "Molenweg", 7, MAIL, "meneer Van Dam"),
    Resident("Tiny", "Smit", W, "Wiekstraat", 24, CALL, "mevrouw Smit"),
    Resident("Senait", "Tekle", F, "Zeilstraat", 18, MAIL, "familie Tekle", language="en"),
    Resident("Arie", "Vos", M, "Maalderij", 35, CALL, "meneer Vos"),
    Resident("Bep", "de Haan", W, "Vijzelpad", 29, CALL, "mevrouw De Haan"),
    Resident("Mina", "Chen", W, "Korenstraat", 38, MAIL, "Mina", language="en"),
    # Oude Dorp
    Resident("Greet", "Hofman", W, "Dorpsstraat", 31, CALL, "mevrouw Hofman"),
    Resident("Sjaak", "Molenaar", M, "Brink", 8, CALL, "meneer Molenaar"),
    Resident("Jopie", "Wouters", W, "Kerkpad", 17, CALL, "mevrouw Wouters"),
    Resident("Maria", "Lopes", F, "Schoolstraat", 12, MAIL, "familie Lopes"),
    Resident("Klaas", "Ziel", M, "Smidsstraat", 40, CALL, "meneer Ziel"),
    Resident("Dini", "Vlietstra", W, "Achterom", 22, CALL, "mevrouw Vlietstra"),
    # Kastanjehof
    Resident("Hennie", "Kok", N, "Kastanjeplein", 15, CALL, "Hennie"),
    Resident("Farida", "Zahiri", W, "Notenlaan", 33, MAIL, "mevrouw Zahiri"),
    Resident("Cor", "Rietveld", M, "Hazelaarstraat", 6, CALL, "meneer Rietveld"),
    Resident("Ada", "Klein", W, "Iepenweg", 44, CALL, "mevrouw Klein"),
    Resident("Stefan", "Ionescu", F, "Elzenpad", 27, MAIL, "familie Ionescu", language="en"),
    Resident("Mies", "Toornstra", W, "Meidoorn", 9, CALL, "mevrouw Toornstra"),
    # Waterkant
    Resident("Lies", "Waterman", W, "Vliet", 24, CALL, "mevrouw Waterman"),
    Resident("Gerrit", "Buis", M, "Kade", 11, CALL, "meneer Buis"),
    Resident("Soraya", "Ramlal", W, "Sluisweg", 28, MAIL, "Soraya"),
    Resident("Tom", "Snoek", M, "Rietoever", 13, MAIL, "Tom"),
    Resident("Rie", "Schipper", W, "Steigerpad", 36, CALL, "mevrouw Schipper"),
    Resident("Noor", "Alkema", F, "Veerpad", 7, MAIL, "familie Alkema"),
)
