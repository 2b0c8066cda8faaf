"""Migration 0009: plain pages of before become the pages made for them, with address, words, drafts and history."""

import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page, PageLogEntry, Revision

from cms.models import AccessibilityPage, BenefitPage, PlainPage, PrivacyPage

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BEFORE, AFTER = [("cms", "0004_the_site")], [("cms", "0005_statements_keep_their_words")]
BODY = json.dumps([{"type": "heading", "value": "Kop", "id": "a"}])


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


@pytest.fixture
def before():
    """The tables as they were; those of today again at the end."""
    apps = migrate(BEFORE)
    yield apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def plain(apps, above, number, slug, **fields):
    """A plain page as the release of before made it."""
    kind = apps.get_model("contenttypes.ContentType").objects.get(app_label="cms", model="plainpage")
    return apps.get_model("cms.PlainPage").objects.create(
        path=f"{above.path}{number:04}", depth=above.depth + 1, slug=slug, title=slug.title(), draft_title=slug.title(),
        url_path=f"{above.url_path}{slug}/", content_type=kind, locale_id=above.locale_id, intro=f"Over {slug}.",
        body=BODY, **fields,
    )  # fmt: skip


def draft_of(apps, page, intro):
    content = {"pk": page.pk, "title": page.title, "slug": page.slug, "intro": intro, "body": page.body and BODY,
               "path": page.path, "depth": page.depth, "url_path": page.url_path, "locale": page.locale_id,
               "content_type": page.content_type_id, "title_en": "", "intro_en": "", "body_en": "[]"}  # fmt: skip
    types = apps.get_model("contenttypes.ContentType").objects
    revision = apps.get_model("wagtailcore.Revision").objects.create(
        content_type=page.content_type, base_content_type=types.get(app_label="wagtailcore", model="page"),
        object_id=str(page.pk), content=content, object_str=page.title, created_at="2026-01-01T10:00Z",
    )  # fmt: skip
    page.latest_revision, page.has_unpublished_changes = revision, True
    page.save()
    apps.get_model("wagtailcore.PageLogEntry").objects.create(
        page_id=page.pk, content_type=page.content_type, label=page.title, action="wagtail.edit",
        timestamp="2026-01-01T10:00Z", content_changed=True, deleted=False, uuid=None,
    )  # fmt: skip


def test_pages_keep_address_words_drafts_and_history(before, client):
    home = before.get_model("cms.HomePage").objects.get()
    pages = {slug: plain(before, home, number, slug, checked_by="Team")
             for number, slug in enumerate(("uitkering", "toegankelijkheid", "privacy", "contact"), 1)}  # fmt: skip
    below = plain(before, pages["toegankelijkheid"], 1, "meer")
    for page in (home, pages["toegankelijkheid"]):
        page.numchild = 4 if page is home else 1
        page.save()
    draft_of(before, pages["uitkering"], "Nog niet klaar.")

    migrate(AFTER)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    kinds = {page.slug: type(page.specific) for page in Page.objects.filter(depth__gt=2)}
    # What has pages below it may not become a statement, which has none: it stays as it was.
    assert kinds == {"uitkering": BenefitPage, "privacy": PrivacyPage, "toegankelijkheid": PlainPage,
                     "contact": PlainPage, "meer": PlainPage}  # fmt: skip
    benefit = BenefitPage.objects.get()
    assert (benefit.pk, benefit.url, benefit.intro, benefit.checked_by, benefit.live) == (
        pages["uitkering"].pk, "/uitkering/", "Over uitkering.", "Team", True,
    )  # fmt: skip
    assert [block.value for block in benefit.body] == ["Kop"]
    draft = benefit.get_latest_revision_as_object()
    assert (type(draft), draft.intro, draft.short) == (BenefitPage, "Nog niet klaar.", "")
    assert Revision.objects.get().content_type.model == PageLogEntry.objects.get().content_type.model == "benefitpage"
    draft.save_revision().publish()
    assert "Nog niet klaar." in client.get("/uitkering/").content.decode()
    assert (below.pk, Page.find_problems()) == (PlainPage.objects.get(slug="meer").pk, ([], [], [], [], []))
    assert not AccessibilityPage.objects.exists()
