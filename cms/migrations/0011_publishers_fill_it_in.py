"""Whoever publishes pages (Wagtail's group Moderators) may fill in the details, the colours and the logo."""

from django.db import migrations

PUBLISHERS = "Moderators"
SETTINGS = {"look": "colours and logo", "sitedetails": "details of the municipality"}


def allow(apps, schema_editor):
    """The permissions themselves are made after all migrations, so this makes them first, as Wagtail does."""
    group = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    if group is None:
        return
    types, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    for model, name in SETTINGS.items():
        kind, _ = types.objects.get_or_create(app_label="cms", model=model)
        permission, _ = permissions.objects.get_or_create(
            content_type=kind, codename=f"change_{model}", defaults={"name": f"Can change {name}"}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0010_what_a_municipality_fills_in"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
