"""How long a trial placement may last, and what the employer means to give after it. A municipality may differ."""

from datetime import date

from django.db import migrations, models

SOURCE = "Staatscourant 2012, 25702"
VALUE = {"usual_months": "2", "most_months": "6", "intended_contract_months": "6"}


def fill_in(apps, schema_editor):
    rows = apps.get_model("neighbourhoods.Regulation").objects
    rows.create(
        key="trial_placement", valid_from=date(2013, 1, 1), value=VALUE, source=SOURCE, checked_on=date(2026, 11, 22)
    )


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0010_contacts_of_employers")]

    operations = [
        migrations.AlterField(
            model_name="regulation",
            name="key",
            field=models.CharField(
                choices=[
                    ("volunteer_allowance", "Allowance for volunteers"),
                    ("allowance_beside_assistance", "Allowance beside social assistance"),
                    ("child_work_hours", "Hours of work under the age of 16"),
                    ("home_service_days", "Days a week of paid help in one household"),
                    ("minimum_wage", "Minimum wage for an hour"),
                    ("introduction", "Getting to know an employer"),
                    ("employer_contacts", "People a company may ask to meet in four weeks"),
                    ("trial_placement", "Trial placement at an employer"),
                ],
                max_length=40,
                verbose_name="rule",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
