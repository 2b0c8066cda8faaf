"""How many people a company may ask to meet in four weeks. Our own choice: nobody is sent a list of everybody."""

from datetime import date

from django.db import migrations, models

KEYS = [
    ("volunteer_allowance", "Allowance for volunteers"),
    ("allowance_beside_assistance", "Allowance beside social assistance"),
    ("child_work_hours", "Hours of work under the age of 16"),
    ("home_service_days", "Days a week of paid help in one household"),
    ("minimum_wage", "Minimum wage for an hour"),
    ("introduction", "Getting to know an employer"),
    ("employer_contacts", "People a company may ask to meet in four weeks"),
]


def fill_in(apps, schema_editor):
    apps.get_model("neighbourhoods.Regulation").objects.create(
        key="employer_contacts", valid_from=date(2026, 1, 1), value={"small": "3", "middle": "6", "large": "12"},
        source="Eigen keuze van Dichtbij", checked_on=date(2026, 11, 22),
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0009_looks_of_companies")]

    operations = [
        migrations.AlterField("regulation", "key", models.CharField("rule", choices=KEYS, max_length=40)),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
