"""Photos of pages: only the sizes that pages show can be fetched."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


@pytest.fixture(autouse=True)
def photos():
    default_storage.save("images/tuin.webp", ContentFile(b"photo"))
    default_storage.save("original_images/tuin.jpg", ContentFile(b"upload"))
    yield
    default_storage.delete("images/tuin.webp")
    default_storage.delete("original_images/tuin.jpg")


def test_a_photo_is_shown(client):
    response = client.get("/media/images/tuin.webp")

    assert (response["Content-Type"], b"".join(response.streaming_content)) == ("image/webp", b"photo")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["images/weg.webp", "original_images/tuin.jpg", "images/../original_images/tuin.jpg"])
def test_nothing_else_is(client, name):
    assert client.get(f"/media/{name}").status_code == 404
