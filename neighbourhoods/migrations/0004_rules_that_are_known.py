"""The amounts and ages that are known, each with where it is written. What is not known is not filled in."""

from datetime import date

from django.db import migrations

TAX_OFFICE = "https://www.belastingdienst.nl (vrijwilligersvergoedingen)"
MINISTRY = "https://www.vrijwilligersdossier.nl (antwoord van het ministerie, 2025)"
BENEFIT = "https://www.grdebevelanden.nl (vrijwilligerswerk en bijstand, 2024)"
ALLOWANCE = "volunteer_allowance"
NAMES = ("hour", "hour_younger", "younger_than", "month", "year")
# year: an hour, an hour for who is younger, younger than, in a month, in a year, where it is written
ALLOWANCES = {
    2021: ("5.00", "2.75", "21", "180", "1800", TAX_OFFICE),
    2022: ("5.00", "2.75", "21", "180", "1800", TAX_OFFICE),
    2023: ("5.00", "2.75", "21", "190", "1900", TAX_OFFICE),
    2024: ("5.50", "3.25", "21", "210", "2100", TAX_OFFICE),
    2025: ("5.60", "3.30", "21", "210", "2100", MINISTRY),
}
CHECKED = date(2026, 11, 22)


def fill_in(apps, schema_editor):
    rows = apps.get_model("neighbourhoods.Regulation").objects
    for year, (*numbers, source) in ALLOWANCES.items():
        value = dict(zip(NAMES, numbers, strict=True))
        rows.create(key=ALLOWANCE, valid_from=date(year, 1, 1), value=value, source=source, checked_on=CHECKED)
    rows.create(
        key="allowance_beside_assistance", valid_from=date(2015, 1, 1), value={"from_age": "27"}, source=BENEFIT,
        checked_on=CHECKED,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0003_rules_with_a_date")]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
