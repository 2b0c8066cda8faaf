"""What no person would send: values, headers, paths and query strings, drawn by seed."""

from functools import cache
from random import Random
from urllib.parse import quote

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

SCRIPTS = [
    "Şükrü Ağaoğlu",
    "محمد",
    "მარიამი",
    "ኣስመራ",
    "李小龍",
    "Ольга",
    "Ζωή",
    "עדה",
    "नमस्ते",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "Ǆ ß ﬃ İ",
    "e\u0301" * 30,
]
CODE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% load %}",
    "' OR 1=1 --",
    "%(name)s %s {0}",
    "../../etc/passwd",
    "\\",
    "\r\nSet-Cookie: a=b",
]
INVISIBLE = [
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\u202e\u200b\ufeff",
    "\ufffd",
    "\ud800",
    "\udfff x",
    "\x7f\x80",
    " ",
    "\u00a0\u2028",
]
NUMBERS = [
    "-1",
    "0",
    "1e309",
    "NaN",
    "9" * 19,
    "9" * 40,
    "9" * 5000,
    "٣",
    "²",
    "1_000",
    "0x10",
    "１２",
    "true",
    "None",
    "1.5",
]
DATES = [
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "0001-01-01",
    "9999-12-31",
    "31-12-2026",
    "24:60",
    "2026-05-13T25:00",
]
ENUMS = [
    "vandaag",
    "anders",
    "soon",
    "date",
    "yes",
    "now",
    "week",
    "email",
    "letter",
    "superuser",
    "[]",
    "{}",
    "__all__",
]
PLACES = ["7299AB", "7299 ab", "0000AA", "7299SS", "BU99010000", "BU9901000\x00", "bu99010100"]
ALL = [SCRIPTS, CODE, INVISIBLE, NUMBERS, DATES, ENUMS, PLACES]
MEGABYTE = 1_000_000

BAD_BYTES = [
    "%00",
    "%FF%FE",
    "%C0%AF",
    "%ED%A0%80",
    "%",
    "%zz",
    "%2e%2e%2f",
    "%F0%9F%92%A9",
    "a" * 3000,
    "//evil.example",
    ";",
    "%0d%0aX: y",
]
METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "KRAK"]
HOSTS = [
    "evil.example",
    "testserver:99999",
    "testserver.",
    "a b",
    "[::1",
    "",
    "testserver@evil.example",
    "ⓣestserver",
    "x" * 300,
    "testserver\\",
]
HEADERS = {
    "HTTP_ACCEPT_LANGUAGE": ["xx-" + "y" * 600, "en;q=9e9, nl;q=-1", "*", "\x00", "nl" * 9000, ",,,;;;q="],
    "HTTP_X_FORWARDED_FOR": ["127.0.0.1, evil", "' --", "\x00", "::::", "1.2.3.4," * 500],
    "HTTP_X_FORWARDED_PROTO": ["https", "ftp", "\x00"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_REFERER": ["javascript:alert(1)", "http://[", "\x00" * 9],
    "HTTP_USER_AGENT": ["", "\x00" * 20, "é" * 900, "x" * 5000],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_IF_MODIFIED_SINCE": ["yesterday", "Thu, 99 Foo 99999 99:99:99 GMT"],
    "HTTP_RANGE": ["bytes=-9-9", "bytes=0-"],
    "HTTP_ACCEPT": ["application/json", "\x00/\x00"],
    "CONTENT_TYPE": [
        "text/plain",
        "multipart/form-data; boundary=",
        "application/json",
        "multipart/form-data; boundary=é",
        "application/x-www-form-urlencoded; charset=krak",
    ],
    "HTTP_COOKIE": [
        "plek=BU99010000",
        "plek=" + "9" * 4000,
        'plek="\\000BU99010"',
        "plek=é",
        'sessionid="\\000abcdefghij"',
        "sessionid=" + "x" * 3000,
        'csrftoken="\\000"',
        "letters=groot; ; =",
        "django_language=../../x",
        'messages="\\000[]"',
        "messages=[[",
        "=;=;",
        "sessionid",
    ],
}


@cache
def made_up() -> list[str]:
    """Texts as hypothesis makes them: every script, emoji, control signs, halves of pairs, numbers, dates."""
    found: list[str] = []
    text = st.text(st.characters(), max_size=120)
    words = st.one_of(text, text, st.emails(), st.integers().map(str), st.floats().map(str), st.datetimes().map(str))

    @seed(20260511)
    @settings(max_examples=400, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(words)
    def collect(value: str) -> None:
        found.append(value)

    collect()
    return found


class Nasty:
    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)

    def value(self) -> str:
        if self.dice.random() < 0.01:
            sign = self.dice.choice(["x", "é", "💩", "\x00", "\n"])
            return sign * (MEGABYTE // len(sign.encode()))
        if self.dice.random() < 0.5:
            return self.dice.choice(made_up())
        return self.dice.choice(self.dice.choice(ALL))

    def query(self) -> str:
        names = ["soort", "dag", "lopen", "na", "blad", "next", "q", "p", "page", "id", "vanaf", "bel", "é", "", "x[]",
                 "v", "deel", "klus", "pagina", "persoon", "tab", "taal", "export", "ordering"]  # fmt: skip
        pairs = [
            f"{quote(self.dice.choice(names))}={self._quoted()}" for _ in range(self.dice.choice([1, 1, 2, 4, 300]))
        ]
        return "&".join(pairs)

    def _quoted(self) -> str:
        if self.dice.random() < 0.4:
            return self.dice.choice(BAD_BYTES)
        return quote(self.dice.choice(self.dice.choice(ALL)), errors="replace")

    def fill(self, fields: dict[str, str], ids: list[int]) -> dict[str, str | list[str]]:
        """A form as nobody fills it in: some fields nasty, some missing, some double, some somebody else's."""
        filled: dict[str, str | list[str]] = {}
        for name, value in fields.items():
            chance = self.dice.random()
            if chance < 0.1:
                continue
            filled[name] = value if chance < 0.35 else self.value()
            if chance > 0.95:
                filled[name] = [self.value(), str(self.dice.choice(ids))]
        if self.dice.random() < 0.2:
            filled[self.value()[:50] or "x"] = self.value()
        return filled

    def headers(self) -> dict[str, str]:
        names = self.dice.sample(sorted(HEADERS), self.dice.choice([1, 1, 2, 3]))
        return {name: self.dice.choice(HEADERS[name]) for name in names}
