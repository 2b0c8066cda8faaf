"""Editors write about courses; whoever publishes pages may change the courses and learning lines themselves too."""

import cms.models.found
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


PUBLISHERS = "Moderators"
VERBS = ("add", "change")
TABLES = (("training", "course", "course"), ("marketplace", "learningline", "learning line"))


def give_rights(apps, schema_editor):
    """Django makes the permissions of a table after all migrations: on a new site too late, so they are made here."""
    permissions = apps.get_model("auth.Permission")
    publishers = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    for app, model, name in TABLES:
        table, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label=app, model=model)
        for verb in VERBS:
            right, _ = permissions.objects.get_or_create(
                content_type=table, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {name}"}
            )
            if publishers:
                publishers.permissions.add(right)


def take_rights(apps, schema_editor):
    publishers = apps.get_model("auth.Group").objects.filter(name=PUBLISHERS).first()
    if publishers:
        codes = [f"{verb}_{model}" for _app, model, _name in TABLES for verb in VERBS]
        publishers.permissions.remove(*apps.get_model("auth.Permission").objects.filter(codename__in=codes))


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0006_what_publishers_may_do'),
        ('training', '0002_runs_and_certificates'),
        ('marketplace', '0003_jobs_pairs_and_visits'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CourseIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
            ],
            options={
                'verbose_name': 'page with all courses',
                'verbose_name_plural': 'pages with all courses',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='CoursePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('course', models.OneToOneField(error_messages={'unique': 'This course has a page already. Change that page.'}, help_text='Not in the list? Make it first under Settings, Courses.', on_delete=django.db.models.deletion.PROTECT, related_name='page', to='training.course', verbose_name='course')),
            ],
            options={
                'verbose_name': 'page about a course',
                'verbose_name_plural': 'pages about a course',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page', models.Model),
        ),
        migrations.RunPython(give_rights, take_rights),
    ]
