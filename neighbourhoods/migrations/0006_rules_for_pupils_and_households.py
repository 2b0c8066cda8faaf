"""Hours of work under 16, and days of paid help in one household. The minimum wage is not known here: nobody checked."""

from datetime import date

from django.db import migrations

CHILDREN = "https://www.rijksoverheid.nl (Nadere regeling kinderarbeid, tekst van 5-11-2023)"
HOUSEHOLDS = "https://www.rijksoverheid.nl (Regeling dienstverlening aan huis)"
HOURS = {
    "from_age": "13", "school_day": "2", "free_day": "7", "free_day_older": "8", "school_week": "12",
    "school_week_days": "5", "free_week": "35", "free_week_older": "40", "free_weeks": "4", "free_weeks_older": "6",
    "free_weeks_in_a_row": "3", "free_weeks_in_a_row_older": "4", "earliest": "7", "latest": "19",
}  # fmt: skip
CHECKED = date(2026, 11, 22)


def fill_in(apps, schema_editor):
    rows = apps.get_model("neighbourhoods.Regulation").objects
    rows.create(
        key="child_work_hours", valid_from=date(2023, 11, 5), value=HOURS, source=CHILDREN, checked_on=CHECKED
    )
    rows.create(
        key="home_service_days", valid_from=date(2007, 1, 1), value={"days": "3"}, source=HOUSEHOLDS, checked_on=CHECKED
    )


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0005_pupils_and_conduct")]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
