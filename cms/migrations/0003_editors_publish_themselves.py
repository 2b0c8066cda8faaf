"""Takes Wagtail's "Moderators approval" off the pages: editors publish. Another workflow may be made and used later."""

from django.db import migrations

DEFAULT = "Moderators approval"


def take_off(apps, schema_editor):
    """Leaves a workflow alone that somebody renamed or put to use."""
    workflow_model = apps.get_model("wagtailcore.Workflow")
    unused = workflow_model.objects.filter(name=DEFAULT, workflow_states__isnull=True)
    for workflow in unused:
        workflow.workflow_pages.all().delete()
        workflow.active = False
        workflow.save(update_fields=["active"])


class Migration(migrations.Migration):
    dependencies = [("cms", "0002_home_is_the_root"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(take_off, migrations.RunPython.noop)]
