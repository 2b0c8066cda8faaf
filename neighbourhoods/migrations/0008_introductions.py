"""How long an employer waits, sees a name and keeps words; a yes may come by text message."""

from datetime import date

from django.db import migrations, models

SOURCE = "https://www.autoriteitpersoonsgegevens.nl (sollicitanten: 4 weken); de andere twee koos Dichtbij zelf"
VALUE = {"answer_days": "10", "open_days": "30", "keep_days": "28"}


def fill_in(apps, schema_editor):
    apps.get_model("neighbourhoods.Regulation").objects.create(
        key="introduction", valid_from=date(2026, 1, 1), value=VALUE, source=SOURCE, checked_on=date(2026, 11, 22)
    )


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0007_circle_of_support")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="medium",
            field=models.CharField(
                choices=[
                    ("web", "on the website"),
                    ("text", "by text message"),
                    ("phone", "by phone"),
                    ("paper", "on paper"),
                ],
                max_length=10,
                verbose_name="how",
            ),
        ),
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
                ],
                max_length=40,
                verbose_name="rule",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
