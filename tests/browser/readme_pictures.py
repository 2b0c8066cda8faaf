"""`make readme-pictures`: the seven pictures of the README, into docs/pictures. The same seeds and clock each time.

It fills an empty database with a demo of its own. Only the pins on the map move a little: the action draws them anew.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import standing_clock
from tests.browser.showing import SITE, become, showing
from training.models import Certificate
from training.printing import print_certificates

HERE = Path("docs/pictures")
PHONE, DESK = {"width": 390, "height": 780}, {"width": 1280, "height": 800}
COLOURS = 128
MOST, MOST_TOGETHER = 120_000, 600_000  # bytes
Shot = tuple[str, str, dict[str, int], Callable[[Page], None]]


def home(page: Page) -> None:
    page.goto(SITE + "/")


def jobs(page: Page) -> None:
    page.goto(SITE + "/klussen/")


def job(page: Page) -> None:
    page.goto(SITE + "/klussen/")
    page.click("main .task h3 a")


def ask(page: Page) -> None:
    page.goto(SITE + "/hulp-vragen/wat/")


def today(page: Page) -> None:
    page.goto(SITE + "/cms/")


def my_page(page: Page) -> None:
    page.goto(SITE + "/mijn/")


SHOTS: tuple[Shot, ...] = (
    ("home", "", PHONE, home),
    ("jobs", "Samira", DESK, jobs),
    ("job", "Samira", PHONE, job),
    ("ask", "", PHONE, ask),
    ("today", "Yvonne", DESK, today),
    ("my-page", "Samira", PHONE, my_page),
)


def main() -> None:
    HERE.mkdir(parents=True, exist_ok=True)
    call_command("prepare", verbosity=0)
    call_command("demo")
    with showing(f"{standing_clock.__name__}:application") as browser:
        sizes = [*(take(browser, *shot) for shot in SHOTS), certificate()]
    if max(sizes) > MOST or sum(sizes) > MOST_TOGETHER:
        raise SystemExit(f"The pictures are too heavy: {sizes} bytes.")


def take(browser: Browser, name: str, person: str, window: dict[str, int], go: Callable[[Page], None]) -> int:
    """One window full, in few colours; answers how many bytes."""
    context = browser.new_context(viewport=window, locale="nl-NL", reduced_motion="reduce", color_scheme="light")
    page = context.new_page()
    if person:
        become(page, person)
    go(page)
    page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return keep(shot, name)


def certificate() -> int:
    """The first that was signed, as it is printed."""
    first = Certificate.objects.filter(number__isnull=False, withdrawn_at=None).earliest("pk")
    page = pypdfium2.PdfDocument(print_certificates([first]))[0]
    return keep(page.render(scale=1).to_pil(), "certificate")


def keep(shot: Image.Image, name: str) -> int:
    path = HERE / f"{name}.png"
    few = shot.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main()
