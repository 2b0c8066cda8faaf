"""Plain Dutch, measured: how long a sentence is, which words of the office it holds, one word for one thing.

The test of the words and the screen on which editors correct them ask the same questions here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_WORDS = 12

# Words of the office (ux.md): residents get the plain one.
HARD = (
    r"participati\w*",
    r"indicaties?",
    r"re-?integrati\w*",
    "optioneel",
    r"annul\w+",
    r"coördinator\w*",
    "aanmelden",
    "bewerken",
    "volgende stap",
    r"hulpbehoevend\w*",
    r"cliënt\w*",
    r"doelgroep\w*",
    "middels",
    "alsmede",
    "je",
    "jij",
    "jou",
    "jouw",
    "jullie",
)


@dataclass(frozen=True)
class Concept:
    """One thing, the one word that residents read for it, and the words they do not."""

    word: str
    never: tuple[str, ...]


# The same word for the same thing, on every page and in every message.
GLOSSARY = (
    Concept("klus", (r"taak", r"taken", r"opdracht(?:en)?", r"hulpverzoek(?:en)?", r"oproep(?:en)?", r"advertenties?")),
    Concept("buur", (r"buurtgeno(?:o)?t\w*", r"buurtbewoners?", r"hulpvragers?", r"medebewoners?", r"burgers?")),
    Concept("helper", (r"vrijwilligers?", r"hulpverleners?", r"hulpbieders?", r"deelnemers?")),
    Concept("hulp", (r"ondersteun\w*", r"assistentie", r"hulpverlening", r"hulpaanbod", r"bijstaan")),
    Concept("afspraak", (r"match(?:es)?", r"koppeling(?:en)?", r"overeenkomst(?:en)?", r"matchen")),
    Concept("bellen", (r"opbellen", r"telefoneren", r"telefonisch", r"telefoneer\w*")),
    Concept("Verder", (r"ga door", r"volgende (?:stap|pagina|scherm)")),
    Concept("Wijzig", (r"aanpassen", r"pas aan", r"bewerk", r"corrigeer", r"muteren")),
    Concept("versturen", (r"verzenden", r"verzend", r"indienen")),
    Concept("e-mail", (r"mail", r"mails", r"email", r"mailadres", r"e-mailbericht(?:en)?")),
    Concept("postcode", (r"postcodes?gebied\w*", r"zip\w*")),
    Concept("buurt", (r"wijk(?:en)?", r"stadsdeel", r"woonbuurt")),
    Concept("inloggen", (r"aanloggen", r"log ?in", r"sign in", r"loggen")),
    Concept("gemeente", (r"gemeentelijke?",)),
    Concept("gegevens", (r"(?<!autoriteit )persoonsgegevens", r"data", r"privacygegevens")),
    Concept("bedankje", (r"waardering(?:en)?", r"beoordeling(?:en)?", r"review(?:s)?")),
    Concept("(hoeft niet)", (r"niet verplicht", r"facultatief")),
    Concept("toch niet", (r"afzeggen", r"afmelden", r"afgezegd", r"afgemeld")),
)


def sentences(words: str) -> list[str]:
    """Split at the end of a sentence, at a line break and between elements; markup is no word."""
    plain = re.sub(r"<[^>]+>", "\n", words)
    return [part.strip() for part in re.split(r"(?<=[.!?:])\s+|\n+|\s[·–—→]\s", plain) if part.strip()]


def length(sentence: str) -> int:
    return len([word for word in sentence.split() if re.search(r"\w", word)])


def too_long(words: str) -> list[str]:
    return [part for part in sentences(words) if length(part) > MOST_WORDS]


def hard_words(words: str) -> list[str]:
    return _found(HARD, words)


def other_words(words: str) -> list[tuple[str, str]]:
    """(word, what residents read for it everywhere else)."""
    return [(found, concept.word) for concept in GLOSSARY for found in _found(concept.never, words)]


def _found(patterns: Iterable[str], words: str) -> list[str]:
    plain = re.sub(r"<[^>]+>|%\(\w+\)\w+|{\w*}", " ", words)
    return re.findall(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", plain, re.IGNORECASE)


def words_of(text: str) -> set[str]:
    """The separate words of a text, small; names with a capital inside a sentence and numbers are no words of ours."""
    plain = re.sub(r"<[^>]+>|&\w+;|%\(\w+\)[\w.]+|%\w|{\w*}|\S+@\S+|https?:\S+", " . ", text)
    found = set()
    for part in re.split(r"(?<=[.!?:;])\s+|\n+|[“”‘(),]", plain):
        for at, word in enumerate(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", part)):
            if len(word) > 1 and (at == 0 or word == word.lower()):
                found.add(word.lower())
    return found
