"""Who may publish pages may also make and change kinds of work, and the sentences that are good to know."""

from django.db import migrations

GROUP = "Moderators"  # Wagtail's: it may publish
TABLES = ("workkind", "goodtoknow")
VERBS = ("add", "change")


def allow(apps, schema_editor):
    """Permissions are rows that Django makes after all migrations, so make these here where they are not there yet."""
    group = apps.get_model("auth.Group").objects.filter(name=GROUP).first()
    if group is None:
        return
    content_type_model, permission_model = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    for table in TABLES:
        content_type, _new = content_type_model.objects.get_or_create(app_label="marketplace", model=table)
        for verb in VERBS:
            permission, _new = permission_model.objects.get_or_create(
                content_type=content_type, codename=f"{verb}_{table}", defaults={"name": f"Can {verb} {table}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0006_services_and_neighbourhoods"),
        ("marketplace", "0001_the_loop"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
