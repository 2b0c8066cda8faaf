"""Reading a work booklet, in tests."""

from bs4 import BeautifulSoup
from django.test import Client


def words_at(client: Client, address: str, status: int = 200) -> str:
    """What stands in the middle of the page."""
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())
