"""What may never be kept of a person, found in a free text: a citizen service number, and words that hint at more.

No tables here. A number is refused wherever people write; a word raises a hint once, and what is sent after all is
marked for the coordinator: a list of words is too coarse to shut somebody out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from . import phones

# ---------------------------------------------------------------- numbers
_BETWEEN = r"[\s.\-/()·_\u2010-\u2015]"
_RUN = re.compile(rf"\+?\d(?:{_BETWEEN}{{0,3}}\d)*")
_GROUP = re.compile(r"\d+")
_DUTCH_ACCOUNT = re.compile(r"\bNL\d{2}[ .]?[A-Z]{4}(?:[ .]?\d){10}(?!\d)", re.IGNORECASE)
_FOREIGN_ACCOUNT = re.compile(
    r"\b(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NO|PL|PT|RO|SE|SI|SK|TR)"
    r"\d{2}(?:[ .]?[A-Z0-9]){11,30}",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])\.[0-5]\d\b")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(rf"\b{_DAY}[-./ ]{_MONTH}[-./ ]{_YEAR}\b|\b{_YEAR}[-./]{_MONTH}[-./]{_DAY}\b")
LONGEST_PHONE = 15


def passes_eleven_test(digits: str) -> bool:
    """9a + 8b + ... + 2h - i is a multiple of 11. A citizen service number has eight or nine digits: one zero leads."""
    if len(digits) != 9 or digits.startswith("00"):
        return False
    weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighed % 11 == 0


def has_citizen_number(text: str) -> bool:
    """Holds the text a number of nine digits that passes the 11-test, in any writing, or of eight without its zero?

    Phone numbers, bank accounts, dates and times are left alone; so are longer numbers.
    """
    plain = _without_accounts(_plain_digits(text))
    return any(_is_citizen_number(run, window) for run in _RUN.finditer(plain) for window in _windows(run[0]))


Groups = list[re.Match[str]]


def _plain_digits(text: str) -> str:
    """Every script's digits as 0-9, without signs that take no room (they would hide a number)."""
    seen = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return re.sub(r"\d", lambda digit: str(int(digit[0])), "".join(seen))


def _without_accounts(text: str) -> str:
    return _FOREIGN_ACCOUNT.sub(_unless_account, _DUTCH_ACCOUNT.sub(";", text))


def _unless_account(found: re.Match[str]) -> str:
    """A bank account ends where its check digits fit; what follows it stays."""
    written, kept = found[0], [at for at, char in enumerate(found[0]) if char.isalnum()]
    for last in kept[14:]:
        account = re.sub(r"\W", "", written[: last + 1])
        if int("".join(str(int(char, 36)) for char in account[4:] + account[:4])) % 97 == 1:
            return ";" + written[last + 1 :]
    return written


def _windows(run: str) -> Iterator[Groups]:
    """Groups of digits that stand together and count eight or nine, with the phone numbers taken out."""
    for part in _between_phones(run):
        for start in range(len(part)):
            count = 0
            for end in range(start, len(part)):
                count += len(part[end][0])
                if count in {8, 9}:
                    yield part[start : end + 1]
                if count > 9:
                    break


def _between_phones(run: str) -> Iterator[Groups]:
    groups, part, at = list(_GROUP.finditer(run)), [], 0
    while at < len(groups):
        length = _phone_length(run, groups[at : at + LONGEST_PHONE])
        if length:
            yield part
            part = []
        else:
            part.append(groups[at])
        at += length or 1
    yield part


def _phone_length(run: str, groups: Groups) -> int:
    """How many of these groups, from the first on, are one phone number; 0 when they are none."""
    first, found, digits = groups[0], 0, ""
    start = 0 if run.startswith("+") and first.start() == 1 else first.start()
    if start == first.start() and not first[0].startswith("0"):
        return 0
    if first[0] == "0" and len(groups) > 1 and groups[1][0].startswith("0"):
        return 0  # the 00 before a country is written in one piece
    for number, group in enumerate(groups, 1):
        digits += group[0]
        if len(digits) > LONGEST_PHONE or (start == first.start() and passes_eleven_test(digits)):
            break
        if phones.normalise(run[start : group.end()]):
            found = number
    return found


def _is_citizen_number(run: re.Match[str], window: Groups) -> bool:
    digits = "".join(group[0] for group in window)
    return passes_eleven_test(digits.zfill(9)) and _is_one_number(run[0], window, len(digits))


def _is_one_number(run: str, window: Groups, length: int) -> bool:
    """Not two numbers beside each other, such as a day and an hour."""
    if len(window) == 1:
        return length == 9 or window[0][0][0] != "0"
    gaps = {run[before.end() : after.start()] for before, after in pairwise(window)}
    if length == 8:  # so written only in the way of thousands: 12 345 678
        return len(gaps) == 1 and len(window[-1][0]) == 3
    written = run[window[0].start() : window[-1].end()]
    return len(gaps) == 1 or not (_DATE.search(written) or _CLOCK.search(written))


# ---------------------------------------------------------------- words
class Subject(TextChoices):
    """What a word hints at. None of these is ever a field."""

    HEALTH = "health", pgettext_lazy("never kept", "health")
    BENEFIT = "benefit", pgettext_lazy("never kept", "a benefit")
    DEBTS = "debts", pgettext_lazy("never kept", "debts")
    RESIDENCE = "residence", pgettext_lazy("never kept", "the right to stay here")
    ORIGIN = "origin", pgettext_lazy("never kept", "origin")
    ADDICTION = "addiction", pgettext_lazy("never kept", "addiction")
    RELIGION = "religion", pgettext_lazy("never kept", "faith")
    CRIME = "crime", pgettext_lazy("never kept", "police or punishment")


# A star stands for any letters. Without one, the ending of a plural or an adjective may follow.
# Left out on purpose: what a task may really ask (medicijnen halen, een rolstoel, mee naar de kerk, de Turkse bakker).
_LISTS: dict[Subject, str] = {
    Subject.HEALTH: "diagnose; gediagnosticeerd; ziekte; *dementie; dement; dementerend; alzheimer*; parkinson*;"
    " autis*; adhd; depressi*; burn-out; burnout; kanker; chemokuur; diabetes; diabeet; suikerziekte; epilep*;"
    " schizofre*; ptss; ptsd; borderline; bipolair; psychose; psychotisch; psychiat*; hiv; copd; reuma*; hartinfarct;"
    " herseninfarct; hersenletsel; beroerte; handicap; gehandicapt; verstandelijk beperkt; licht verstandelijk*; lvb;"
    " zwanger*; diagnosis; diagnosed; dementia; depress*; cancer; diabetic; epileps*; psychosis; disabled; disability;"
    " mental illness; pregnant; autistic",
    Subject.BENEFIT: "*uitkering; bijstand; wajong*; wao; wia; ww; iow; wsw; bbz; participatiewet; doelgroepregister;"
    " *toeslag; wmo-indicatie; zorgindicatie; sociale dienst; on benefits; benefit claim; welfare; social security",
    Subject.DEBTS: "schulden; schuldhulp*; schuldsanering; schuldeiser; wsnp; deurwaarder; bewindvoer*; incasso*;"
    " failliet; faillissement; debt; bailiff; bankrupt*",
    Subject.RESIDENCE: "verblijfsvergunning; verblijfsstatus; verblijfsdocument; statushouder; asielzoek*;"
    " asielaanvraag; asielprocedure; azc; vluchteling; illegaal; ongedocumenteerd; inburger*;"
    " residence permit; residence status; asylum*; refugee; undocumented",
    Subject.ORIGIN: "afkomst; etnisch; etniciteit; allocht*; huidskleur; buitenlander; nationaliteit; zigeuner;"
    " ethnic*; skin colour; skin color; immigrant; nationality",
    Subject.ADDICTION: "*verslaafd; *verslaving; alcoholis*; alcoholprobleem; alcoholproblemen; drugs; drugsgebruik*;"
    " aan de drank; afkick*; methadon; junkie; addict*; alcoholic; alcoholism; rehab",
    Subject.RELIGION: "moslim*; islam*; christen; christelijk; katholiek; protestant*; gereformeerd; joods; hindoe*;"
    " boeddhis*; jehova*; religie; religieus; geloofsovertuiging; gelovig; halal*; koosjer; muslim; christianity;"
    " catholic; jewish; hindu*; buddhis*; religion; religious; kosher",
    Subject.CRIME: "strafblad; gevangenis; gedetineerd; detentie; reclassering; veroordeeld; veroordeling; taakstraf;"
    " enkelband; criminal record; prison; on probation; convicted",
}
WORDS: dict[str, Subject] = {word.strip(): subject for subject, words in _LISTS.items() for word in words.split(";")}
_ENDING = r"(?:e|s|'s|n|en|es)?"


def subjects_in(text: str, words: Mapping[str, Subject] = WORDS) -> list[Subject]:
    """What the words of a text hint at, in the order of `Subject`."""
    if not text.strip():
        return []
    patterns, plain = _patterns(frozenset(words.items())), _folded(text)
    return [subject for subject, pattern in patterns if pattern.search(plain)]


@lru_cache(maxsize=8)
def _patterns(words: frozenset[tuple[str, Subject]]) -> list[tuple[Subject, re.Pattern[str]]]:
    return [
        (subject, _pattern(sorted(word for word, its in words if its == subject)))
        for subject in Subject
        if any(its == subject for _word, its in words)
    ]


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_as_pattern(word) for word in words)})(?!\w)")


def _as_pattern(word: str) -> str:
    parts = [re.escape(part) for part in _folded(word).split("*")]
    written = re.sub(r"(?:\\?[\s-])+", r"[\\s-]+", r"\w*".join(parts))
    return written if word.endswith("*") else written + _ENDING


def _folded(text: str) -> str:
    """Without capitals, accents and signs that take no room."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in letters if unicodedata.category(char) not in {"Mn", "Cf"})
