"""Pictures on pages are shown in the sizes pages ask for; what was uploaded stays shut."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def rendition():
    image = get_image_model().objects.create(title="A street", file=get_test_image_file())
    return image.get_rendition("width-100")


def test_a_picture_of_a_page_is_shown_and_kept_for_a_year(client, rendition):
    response = client.get(rendition.url)

    assert (response.status_code, response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        200, "image/png", "public, max-age=31536000, immutable",
    )  # fmt: skip
    assert b"".join(response.streaming_content)[:4] == b"\x89PNG"
    response.close()


@pytest.mark.parametrize(
    "path",
    ["original_images/test.png", "images/../original_images/test.png", "images/nothing.png", "images/x.svg", "images/"],
)
def test_nothing_else_is(client, rendition, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_picture_is_asked_not_sent(client, rendition):
    assert client.post(rendition.url).status_code == 405
