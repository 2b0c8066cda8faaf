"""The plain pages of before become the pages made for them: same address, same words, same drafts and history."""

from django.db import migrations

BECOMES = {"uitkering": "benefitpage", "toegankelijkheid": "accessibilitypage", "privacy": "privacypage"}
CARRIED = ("title_en", "intro", "intro_en", "body", "body_en", "checked_on", "checked_by", "check_by")
POINTING = (("wagtailcore.Revision", "content_type"), ("wagtailcore.PageLogEntry", "content_type"))


def carry_over(apps, schema_editor):
    """Only the child row and the content type change. A page that has pages below it stays plain where that is needed."""
    plain_model, home_model = apps.get_model("cms.PlainPage"), apps.get_model("cms.HomePage")
    for home in home_model.objects.all():
        below = plain_model.objects.filter(path__startswith=home.path, depth=home.depth + 1, slug__in=BECOMES)
        for plain in below:
            if BECOMES[plain.slug] != "accessibilitypage" or not plain.numchild:
                _become(apps, plain, BECOMES[plain.slug])


def _become(apps, plain, name):
    model, page_model = apps.get_model("cms", name), apps.get_model("wagtailcore.Page")
    if model.objects.exists():
        return
    types = apps.get_model("contenttypes.ContentType").objects
    before, after = (types.get_or_create(app_label="cms", model=each)[0] for each in ("plainpage", name))
    row = model(page_ptr_id=plain.pk, **{field: getattr(plain, field) for field in CARRIED})
    for field in page_model._meta.concrete_fields:
        setattr(row, field.attname, getattr(plain, field.attname))
    row.content_type_id = after.pk
    row.save_base(raw=True)  # the page itself is there: only what hangs below it is new
    page_model.objects.filter(pk=plain.pk).update(content_type_id=after.pk)
    plain_rows = plain._meta.model.objects.filter(pk=plain.pk)
    plain_rows._raw_delete(plain_rows.db)  # a plain delete would take the page along
    for label, field in POINTING:
        found = {"object_id" if "Revision" in label else "page_id": str(plain.pk) if "Revision" in label else plain.pk}
        apps.get_model(label).objects.filter(**found, content_type_id=before.pk).update(content_type_id=after.pk)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_the_site"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
