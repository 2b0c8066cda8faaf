"""A fresh installation answers at / with our home page instead of Wagtail's welcome."""

from django.db import migrations

WELCOME = "Welcome to your new Wagtail site!"


def put_home_at_the_root(apps, schema_editor):
    """Replaces Wagtail's welcome page. Does nothing where somebody has made the site their own already."""
    page_model, site_model = apps.get_model("wagtailcore.Page"), apps.get_model("wagtailcore.Site")
    content_type_model, home_model = apps.get_model("contenttypes.ContentType"), apps.get_model("cms.HomePage")
    site = site_model.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or site.root_page.title != WELCOME or site.root_page.numchild:
        return
    welcome = site.root_page
    content_type, _new = content_type_model.objects.get_or_create(app_label="cms", model="homepage")
    place = {"path": welcome.path, "depth": welcome.depth, "locale_id": welcome.locale_id}
    # Step aside without breaking the tree: the home page takes exactly the welcome page's place in it.
    page_model.objects.filter(pk=welcome.pk).update(path="9999" + welcome.path, slug="welcome-before")
    home = home_model.objects.create(
        title="Dichtbij", draft_title="Dichtbij", slug="home", url_path="/home/", content_type=content_type,
        numchild=0, live=True, **place,
    )  # fmt: skip
    site_model.objects.filter(pk=site.pk).update(root_page=home.pk, site_name="Dichtbij")
    page_model.objects.filter(pk=welcome.pk).delete()


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_home_and_plain_pages"), ("wagtailcore", "0054_initial_locale")]

    operations = [migrations.RunPython(put_home_at_the_root, migrations.RunPython.noop)]
