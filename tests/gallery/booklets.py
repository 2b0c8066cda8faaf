"""Work booklets in every state: not begun, empty, full, shared, no longer shared, and at the desk."""

from typing import Any

from marketplace.actions.booklets import choose_contents, share_booklet
from marketplace.queries.booklets import Picked, material_of

from .lines import Line, looked_at


def show_themselves(town: Any) -> str:
    """Samira shows all she can, by a link; Henk began and chose nothing. Her code."""
    material = material_of(town.samira)
    all_of_it = Picked(
        name="whole",
        own_words=town.names.words[:400],
        work=frozenset(it.kind_id for it in material.work if it.kind_id),
        other_work=True,
        courses=frozenset(it.course_id for it in material.learned),
        thanks=frozenset(it.thanks_id for it in material.quotes),
    )
    choose_contents(town.samira, by=town.samira, chosen=all_of_it)
    choose_contents(town.henk, by=town.yvonne, chosen=Picked(name="none"))
    return share_booklet(town.samira, by=town.samira).code


OWN, CHOOSING, DESK = "/mijn/werkboekje/", "/mijn/werkboekje/kiezen/", "/cms/mensen/{t.samira.pk}/werkboekje/"
WRONG = {"name": "nickname", "own_words": "a" * 401}
LINES = (
    Line("work booklet of somebody, by its link", "/werkboekje/{t.booklet}/"),
    Line("work booklet that is not shared", "/werkboekje/ACDE-FGHJ-KMNP-QRTV-WXYA/", status=404, once=True),
    *looked_at("samira", {"my work booklet, shared": OWN, "my work booklet: what stands in it": CHOOSING}),
    Line("my work booklet: with mistakes", CHOOSING, "samira", data=WRONG, once=True),
    Line("my work booklet, nothing in it", OWN, "henk", once=True),
    *looked_at("newcomer", {
        "my work booklet, not begun": OWN, "my work booklet, nothing to choose": CHOOSING,
    }, state="empty"),
    Line("desk: a work booklet", DESK, "yvonne"),
    Line("desk: a work booklet with mistakes", DESK, "yvonne", data=WRONG, once=True),
)  # fmt: skip
