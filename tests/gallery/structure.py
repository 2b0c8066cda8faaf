"""How a page is built, whatever its words: what a checker that reads no language judges once."""

from html.parser import HTMLParser

POINTS = {"id", "for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"}
WORDS = {
    "href",
    "src",
    "srcset",
    "action",
    "value",
    "title",
    "alt",
    "content",
    "placeholder",
    "aria-label",
    "datetime",
    "nonce",
}


def structure(html: str) -> tuple[object, ...]:
    """Equal for two pages of the same tags with the same attributes, of which only words and addresses differ."""
    reader = _Reader()
    reader.feed(html)
    return tuple(reader.built)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.built: list[object] = []
        self.names: dict[str, int] = {}  # of ids: which they are does not matter, what points to what does

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.built.append((tag, *((name, self.kept(name, value or "")) for name, value in attrs)))

    def kept(self, name: str, value: str) -> object:
        if name in POINTS:
            return tuple(self.names.setdefault(one, len(self.names)) for one in value.split())
        return bool(value) if name in WORDS or name.startswith(("data-", "hx-")) else value

    def handle_endtag(self, tag: str) -> None:
        self.built.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.built.append("")
