"""Who publishes pages may say where an old address leads to."""

from django.db import migrations

GROUP = "Moderators"  # Wagtail's own group of who may publish
RIGHTS = {"add_redirect": "Can add redirect", "change_redirect": "Can change redirect", "delete_redirect": "Can delete redirect"}


def give_rights(apps, schema_editor):
    """Django makes the permissions of a table after all migrations: on a new site too late, so they are made here."""
    table, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="wagtailredirects", model="redirect"
    )
    permissions = apps.get_model("auth.Permission").objects
    rights = [
        permissions.get_or_create(content_type=table, codename=codename, defaults={"name": name})[0]
        for codename, name in RIGHTS.items()
    ]
    for group in apps.get_model("auth.Group").objects.filter(name=GROUP):
        group.permissions.add(*rights)


def take_rights(apps, schema_editor):
    rights = apps.get_model("auth.Permission").objects.filter(
        content_type__app_label="wagtailredirects", codename__in=RIGHTS
    )
    for group in apps.get_model("auth.Group").objects.filter(name=GROUP):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0013_a_second_look"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
