"""Whoever publishes pages (Wagtail's group Moderators) may do the rest of the site too; a second look lies ready."""

from django.db import migrations

PUBLISHERS = "Moderators"
SECOND_LOOK = "Nakijken"
RIGHTS = {
    ("cms", "correction"): ("add",),
    ("cms", "look"): ("change",),
    ("cms", "sitedetails"): ("change",),
    ("cms", "publishing"): ("change",),
    ("marketplace", "workkind"): ("add", "change"),
    ("marketplace", "goodtoknow"): ("add", "change"),
    ("wagtailredirects", "redirect"): ("add", "change", "delete"),
}


def give_rights(apps, schema_editor):
    """Django makes the permissions of a table after all migrations: on a new site too late, so they are made here."""
    types, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    publishers = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    for (app, table), verbs in RIGHTS.items():
        of_table, _ = types.objects.get_or_create(app_label=app, model=table)
        for verb in verbs:
            right, _ = permissions.objects.get_or_create(
                content_type=of_table, codename=f"{verb}_{table}", defaults={"name": f"Can {verb} {table}"}
            )
            if publishers:
                publishers.permissions.add(right)


def take_rights(apps, schema_editor):
    publishers = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    for (app, table), verbs in RIGHTS.items() if publishers else ():
        codenames = [f"{verb}_{table}" for verb in verbs]
        publishers.permissions.remove(
            *apps.get_model("auth.Permission").objects.filter(content_type__app_label=app, codename__in=codenames)
        )


def lay_second_look_ready(apps, schema_editor):
    """A workflow of one step, by who may publish. Not in use: it is chosen under Settings."""
    workflow_model = apps.get_model("wagtailcore.Workflow")
    publishers = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    if publishers is None or workflow_model.objects.filter(name=SECOND_LOOK).exists():
        return
    of_task, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    step = apps.get_model("wagtailcore.GroupApprovalTask").objects.create(
        name=SECOND_LOOK, active=True, content_type=of_task
    )
    step.groups.add(publishers)
    workflow = workflow_model.objects.create(name=SECOND_LOOK, active=True)
    apps.get_model("wagtailcore.WorkflowTask").objects.create(workflow=workflow, task=step.task_ptr, sort_order=0)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0005_statements_keep_their_words"),
        ("marketplace", "0001_the_loop"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.RunPython(give_rights, take_rights),
        migrations.RunPython(lay_second_look_ready, migrations.RunPython.noop),
    ]
