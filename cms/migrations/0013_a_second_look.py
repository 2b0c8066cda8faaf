"""A workflow that lies ready and is not in use: one step, by who may publish. It is chosen under Settings."""

from django.db import migrations

NAME, GROUP = "Nakijken", "Moderators"


def lay_ready(apps, schema_editor):
    workflow_model, group_model = apps.get_model("wagtailcore.Workflow"), apps.get_model("auth.Group")
    group = group_model.objects.filter(name=GROUP).first()
    if group is None or workflow_model.objects.filter(name=NAME).exists():
        return
    types, permission_model = apps.get_model("contenttypes.ContentType").objects, apps.get_model("auth.Permission")
    task_type, _new = types.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    step = apps.get_model("wagtailcore.GroupApprovalTask").objects.create(name=NAME, active=True, content_type=task_type)
    step.groups.add(group)
    workflow = workflow_model.objects.create(name=NAME, active=True)
    apps.get_model("wagtailcore.WorkflowTask").objects.create(workflow=workflow, task=step.task_ptr, sort_order=0)
    table, _new = types.get_or_create(app_label="cms", model="publishing")
    may_choose, _new = permission_model.objects.get_or_create(
        content_type=table, codename="change_publishing", defaults={"name": "Can change second look"}
    )
    group.permissions.add(may_choose)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0012_publishing"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(lay_ready, migrations.RunPython.noop)]
