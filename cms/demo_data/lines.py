"""Two learning lines of Lindedaal. Editable rows: this only fills an empty table."""

from django.db import transaction

from cms.line_stones import keep_stones
from marketplace.models import LearningLine, Stone, WorkKind
from training.models import Course

# icon, palette, (name, hint), (English ...), the course, the kind of work
LINES = (
    ("shirt", "blue", ("Naar de strijkerij", "Van een cursus naar vast werk in de buurt"),
     ("To the ironing workshop", "From a course to weekly work nearby"), "was-en-strijk", "was-en-strijk"),
    ("house", "purple", ("Naar hulp in huis", "Van een cursus naar werk bij mensen thuis"),
     ("To help in the house", "From a course to work in people's homes"), "veilig-werken-in-huis", "hulp-in-huis"),
)  # fmt: skip


@transaction.atomic
def fill_lines() -> None:
    """The first part of the course, all of it, helping once, trying a place, working there every week."""
    if LearningLine.objects.exists():
        return
    courses, kinds = Course.objects.in_bulk(field_name="slug"), WorkKind.objects.in_bulk(field_name="slug")
    for position, (icon, palette, dutch, english, slug, work) in enumerate(LINES):
        line = LearningLine.objects.create(
            icon=icon, palette=palette, position=position, name_nl=dutch[0], hint_nl=dutch[1], name_en=english[0],
            hint_en=english[1],
        )  # fmt: skip
        part = courses[slug].modules.first()
        first = [f"{Stone.Sort.MODULE}:{part.pk}"] if part else []
        later = [f"{sort}:{kinds[work].pk}" for sort in (Stone.Sort.TASK, Stone.Sort.TRY, Stone.Sort.JOB)]
        keep_stones(line, [*first, f"{Stone.Sort.COURSE}:{courses[slug].pk}", *later])
