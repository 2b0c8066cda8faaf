"""Who publishes pages may correct the sentences of the site too."""

from django.db import migrations

GROUP = "Moderators"  # Wagtail's own group of who may publish
CODENAME = "add_correction"


def give_right(apps, schema_editor):
    """Django makes the permissions of a new table after all migrations: too late for this one, so it is made here."""
    table, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model="correction")
    right, _ = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=table, codename=CODENAME, defaults={"name": "Can add corrected sentence"}
    )
    for group in apps.get_model("auth.Group").objects.filter(name=GROUP):
        group.permissions.add(right)


def take_right(apps, schema_editor):
    apps.get_model("auth.Permission").objects.filter(content_type__app_label="cms", codename=CODENAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_sentences_that_editors_corrected"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give_right, take_right)]
