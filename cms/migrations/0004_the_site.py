"""Pages that editors make, the look, the corrected sentences, what a municipality fills in."""

import cms.models.found
import datetime
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0003_editors_publish_themselves'),
        ('marketplace', '0001_the_loop'),
        ('neighbourhoods', '0002_messages_and_runs'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessibilityPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('checked_on', models.DateField(blank=True, help_text='Shown below the text.', null=True, verbose_name='checked on')),
                ('checked_by', models.CharField(blank=True, help_text='A team, not a person.', max_length=80, verbose_name='checked by')),
                ('check_by', models.DateField(blank=True, help_text='After this day we say that the text is old.', null=True, verbose_name='check again before')),
                ('organisation', models.CharField(blank=True, max_length=120, verbose_name='organisation')),
                ('addresses', models.TextField(blank=True, help_text='One a line; the main one first.', verbose_name='web addresses')),
                ('not_included', models.TextField(blank=True, help_text='Parts of others, and why.', verbose_name='not included')),
                ('status', models.CharField(choices=[('A', 'A: meets all criteria'), ('B', 'B: meets a part of the criteria'), ('C', 'C: first measures were taken'), ('D', 'D: does not meet the criteria'), ('E', 'E: no statement')], default='E', max_length=1, verbose_name='status in the register')),
                ('register_link', models.URLField(blank=True, verbose_name='address in the register')),
                ('tests', wagtail.fields.StreamField([('test', 4)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('full', 'full test by people, all criteria'), ('part', 'test of a part'), ('automatic', 'test by a program'), ('users', 'test with users')], 'label': 'Kind of test'}), 1: ('wagtail.blocks.DateBlock', (), {'label': 'Date of the test'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Who tested', 'max_length': 80}), 3: ('wagtail.blocks.URLBlock', (), {'label': 'Address of the report', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('kind', 0), ('on', 1), ('by', 2), ('link', 3)]], {})}, verbose_name='tests')),
                ('problems', wagtail.fields.StreamField([('problem', 7)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: 1.4.3 Contrast', 'label': 'Criterion', 'max_length': 80}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What is wrong'}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'Reason', 'required': False}), 3: ('wagtail.blocks.TextBlock', (), {'label': 'Consequence for people', 'required': False}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'What you can do instead', 'required': False}), 5: ('wagtail.blocks.TextBlock', (), {'label': 'What we do about it', 'required': False}), 6: ('wagtail.blocks.DateBlock', (), {'label': 'Solved on', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('criterion', 0), ('what_is_wrong', 1), ('reason', 2), ('consequence', 3), ('alternative', 4), ('measure', 5), ('planned_on', 6)]], {})}, verbose_name='known problems')),
                ('measures', models.TextField(blank=True, help_text='What is done or planned, one a line.', verbose_name='how it stays accessible')),
                ('contact_email', models.EmailField(blank=True, help_text='Of a team, not a person.', max_length=254, verbose_name='e-mail for complaints')),
                ('stated_on', models.DateField(blank=True, null=True, verbose_name='date of the statement')),
                ('signed_by', models.CharField(blank=True, max_length=80, verbose_name='signed by (function)')),
            ],
            options={
                'verbose_name': 'accessibility statement',
                'verbose_name_plural': 'accessibility statements',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='BenefitPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('checked_on', models.DateField(blank=True, help_text='Shown below the text.', null=True, verbose_name='checked on')),
                ('checked_by', models.CharField(blank=True, help_text='A team, not a person.', max_length=80, verbose_name='checked by')),
                ('check_by', models.DateField(blank=True, help_text='After this day we say that the text is old.', null=True, verbose_name='check again before')),
                ('short', models.CharField(blank=True, help_text='Stands on every job. One or two short sentences.', max_length=300, verbose_name='short version')),
                ('short_en', models.CharField(blank=True, max_length=300, verbose_name='short version in English')),
            ],
            options={
                'verbose_name': 'page about benefits',
                'verbose_name_plural': 'pages about benefits',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NeighbourhoodIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
            ],
            options={
                'verbose_name': 'page with all neighbourhoods',
                'verbose_name_plural': 'pages with all neighbourhoods',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
            ],
            options={
                'verbose_name': 'page of news',
                'verbose_name_plural': 'pages of news',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='PrivacyPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('checked_on', models.DateField(blank=True, help_text='Shown below the text.', null=True, verbose_name='checked on')),
                ('checked_by', models.CharField(blank=True, help_text='A team, not a person.', max_length=80, verbose_name='checked by')),
                ('check_by', models.DateField(blank=True, help_text='After this day we say that the text is old.', null=True, verbose_name='check again before')),
                ('kept', wagtail.fields.StreamField([('row', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'What we keep', 'max_length': 120}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What for'}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'Why we may'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'How long', 'max_length': 160}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Who sees it'}), 5: ('wagtail.blocks.StructBlock', [[('what', 0), ('why', 1), ('ground', 2), ('how_long', 3), ('who_sees', 4)]], {})}, verbose_name='what we keep')),
                ('kept_en', wagtail.fields.StreamField([('row', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'What we keep', 'max_length': 120}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What for'}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'Why we may'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'How long', 'max_length': 160}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Who sees it'}), 5: ('wagtail.blocks.StructBlock', [[('what', 0), ('why', 1), ('ground', 2), ('how_long', 3), ('who_sees', 4)]], {})}, verbose_name='what we keep, in English')),
            ],
            options={
                'verbose_name': 'privacy statement',
                'verbose_name_plural': 'privacy statements',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ServiceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
            ],
            options={
                'verbose_name': 'page with all kinds of work',
                'verbose_name_plural': 'pages with all kinds of work',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='StoriesPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
            ],
            options={
                'verbose_name': 'page of stories',
                'verbose_name_plural': 'pages of stories',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.AddField(
            model_name='plainpage',
            name='checked_by',
            field=models.CharField(blank=True, help_text='A team, not a person.', max_length=80, verbose_name='checked by'),
        ),
        migrations.AlterField(
            model_name='homepage',
            name='thanks',
            field=wagtail.fields.StreamField([('thanks', 4)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'max_length': 160}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said, in English', 'max_length': 160, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'First name and neighbourhood', 'max_length': 60}), 3: ('wagtail.blocks.BooleanBlock', (), {'label': 'This person said yes to being quoted here'}), 4: ('wagtail.blocks.StructBlock', [[('words', 0), ('words_en', 1), ('who', 2), ('agreed', 3)]], {})}, verbose_name='neighbours say thank you'),
        ),
        migrations.AlterField(
            model_name='plainpage',
            name='check_by',
            field=models.DateField(blank=True, help_text='After this day we say that the text is old.', null=True, verbose_name='check again before'),
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('context', models.CharField(blank=True, max_length=120, verbose_name='context')),
                ('english', models.TextField(verbose_name='English in the program')),
                ('forms', models.JSONField(default=list, verbose_name='as corrected')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'corrected sentence',
                'verbose_name_plural': 'corrected sentences',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tokens', models.TextField(blank=True, help_text='Paste the tokens of your municipality, as CSS or JSON. Only what Dichtbij can use is kept.', verbose_name='NL Design System tokens')),
                ('primary', models.CharField(blank=True, max_length=60, verbose_name='buttons and the bar at the top')),
                ('link', models.CharField(blank=True, max_length=60, verbose_name='links')),
                ('footer', models.CharField(blank=True, max_length=60, verbose_name='footer and boxes')),
                ('focus', models.CharField(blank=True, max_length=60, verbose_name='ring of the focus')),
                ('logo_words', models.CharField(blank=True, help_text='For example: gemeente Lindedaal.', max_length=80, verbose_name='what the logo shows')),
                ('logo_alone', models.BooleanField(default=False, verbose_name='in place of the houses of Dichtbij')),
                ('logo', models.ForeignKey(blank=True, help_text='PNG, JPEG or WebP. A wide logo without much white around it looks best.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='logo')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'colours and logo',
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='NeighbourhoodPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('people', wagtail.fields.StreamField([('person', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Name', 'max_length': 60}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'What this person does', 'max_length': 90}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Phone number', 'max_length': 20, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('name', 0), ('does', 1), ('phone', 2)]], {})}, help_text='People residents can meet here. Ask them first.', verbose_name='who is who')),
                ('neighbourhood', models.OneToOneField(error_messages={'unique': 'This neighbourhood has a page already. Change that page.'}, help_text='Press “Choose a neighbourhood” and type a few letters of its name.', on_delete=django.db.models.deletion.PROTECT, related_name='page', to='neighbourhoods.neighbourhood', verbose_name='neighbourhood')),
            ],
            options={
                'verbose_name': 'neighbourhood page',
                'verbose_name_plural': 'neighbourhood pages',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Publishing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                ('workflow', models.ForeignKey(blank=True, help_text='Empty: nobody needs to look first. Chosen: an editor hands a page in and somebody of “Moderators” publishes it, or sends it back with a few words.', limit_choices_to={'active': True}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.workflow', verbose_name='a second person looks')),
            ],
            options={
                'verbose_name': 'second look',
                'verbose_name_plural': 'second looks',
            },
        ),
        migrations.CreateModel(
            name='ServicePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('cost', models.CharField(blank=True, help_text='Leave this empty when the help is free.', max_length=120, verbose_name='what it costs')),
                ('cost_en', models.CharField(blank=True, max_length=120, verbose_name='what it costs, in English')),
                ('work_kind', models.OneToOneField(error_messages={'unique': 'This kind of work has a page already. Change that page.'}, help_text='Press “Choose a kind of work”. Not in the list? Then press “New kind of work”.', on_delete=django.db.models.deletion.PROTECT, related_name='page', to='marketplace.workkind', verbose_name='kind of work')),
            ],
            options={
                'verbose_name': 'page about a kind of work',
                'verbose_name_plural': 'pages about a kind of work',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='SiteDetails',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, help_text='As in a sentence: gemeente Lindedaal.', max_length=80, verbose_name='name of the municipality or organisation')),
                ('phone', models.CharField(blank=True, help_text='For everybody whose neighbourhood we do not know.', max_length=20, verbose_name='phone number')),
                ('email', models.EmailField(blank=True, help_text='Only if somebody reads it each day.', max_length=254, verbose_name='e-mail address')),
                ('monday_from', models.TimeField(blank=True, default=datetime.time(9, 0), null=True, verbose_name='from')),
                ('monday_until', models.TimeField(blank=True, default=datetime.time(17, 0), null=True, verbose_name='until')),
                ('tuesday_from', models.TimeField(blank=True, default=datetime.time(9, 0), null=True, verbose_name='from')),
                ('tuesday_until', models.TimeField(blank=True, default=datetime.time(17, 0), null=True, verbose_name='until')),
                ('wednesday_from', models.TimeField(blank=True, default=datetime.time(9, 0), null=True, verbose_name='from')),
                ('wednesday_until', models.TimeField(blank=True, default=datetime.time(17, 0), null=True, verbose_name='until')),
                ('thursday_from', models.TimeField(blank=True, default=datetime.time(9, 0), null=True, verbose_name='from')),
                ('thursday_until', models.TimeField(blank=True, default=datetime.time(17, 0), null=True, verbose_name='until')),
                ('friday_from', models.TimeField(blank=True, default=datetime.time(9, 0), null=True, verbose_name='from')),
                ('friday_until', models.TimeField(blank=True, default=datetime.time(17, 0), null=True, verbose_name='until')),
                ('saturday_from', models.TimeField(blank=True, default=None, null=True, verbose_name='from')),
                ('saturday_until', models.TimeField(blank=True, default=None, null=True, verbose_name='until')),
                ('sunday_from', models.TimeField(blank=True, default=None, null=True, verbose_name='from')),
                ('sunday_until', models.TimeField(blank=True, default=None, null=True, verbose_name='until')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'details of the municipality',
            },
        ),
        migrations.CreateModel(
            name='StoryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11), ('quote', 12), ('drawing', 15), ('photo', 19)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'}), 12: ('wagtail.blocks.TextBlock', (), {'icon': 'openquote', 'label': 'Quote', 'max_length': 300, 'template': 'cms/blocks/quote.html'}), 13: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('two', 'a helper and a neighbour'), ('helper', 'a helper with a bag'), ('greeting', 'two people who greet'), ('neighbour', 'a neighbour'), ('nobody', 'nobody')], 'label': 'People'}), 14: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('gables', 'old gables'), ('shops', 'a street with a shop'), ('evening', 'in the evening')], 'label': 'Houses'}), 15: ('wagtail.blocks.StructBlock', [[('people', 13), ('houses', 14)]], {}), 16: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Photo'}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'For people who cannot see it.', 'label': 'What is on it?', 'max_length': 160}), 18: ('wagtail.blocks.BooleanBlock', (), {'label': 'Everybody on this photo said yes to it being here'}), 19: ('wagtail.blocks.StructBlock', [[('image', 16), ('alt', 17), ('agreed', 18)]], {})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11), ('quote', 12), ('drawing', 15), ('photo', 19)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'}), 12: ('wagtail.blocks.TextBlock', (), {'icon': 'openquote', 'label': 'Quote', 'max_length': 300, 'template': 'cms/blocks/quote.html'}), 13: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('two', 'a helper and a neighbour'), ('helper', 'a helper with a bag'), ('greeting', 'two people who greet'), ('neighbour', 'a neighbour'), ('nobody', 'nobody')], 'label': 'People'}), 14: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('gables', 'old gables'), ('shops', 'a street with a shop'), ('evening', 'in the evening')], 'label': 'Houses'}), 15: ('wagtail.blocks.StructBlock', [[('people', 13), ('houses', 14)]], {}), 16: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Photo'}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'For people who cannot see it.', 'label': 'What is on it?', 'max_length': 160}), 18: ('wagtail.blocks.BooleanBlock', (), {'label': 'Everybody on this photo said yes to it being here'}), 19: ('wagtail.blocks.StructBlock', [[('image', 16), ('alt', 17), ('agreed', 18)]], {})}, verbose_name='text in English')),
                ('who', models.CharField(help_text='Only the first name, or another name.', max_length=40, verbose_name='first name')),
                ('quote', models.CharField(help_text='One sentence.', max_length=200, verbose_name='in their own words')),
                ('quote_en', models.CharField(blank=True, max_length=200, verbose_name='in their own words, in English')),
                ('people', models.CharField(choices=[('two', 'a helper and a neighbour'), ('helper', 'a helper with a bag'), ('greeting', 'two people who greet'), ('neighbour', 'a neighbour'), ('nobody', 'nobody')], default='two', max_length=20, verbose_name='people in the drawing')),
                ('houses', models.CharField(choices=[('gables', 'old gables'), ('shops', 'a street with a shop'), ('evening', 'in the evening')], default='gables', max_length=20, verbose_name='houses in the drawing')),
                ('agreed', models.BooleanField(default=False, verbose_name='This person said yes to this story, here')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='on what day')),
                ('agreed_how', models.CharField(blank=True, choices=[('phone', 'by phone'), ('paper', 'on paper'), ('online', 'online')], max_length=10, verbose_name='how')),
                ('agreed_note', models.TextField(blank=True, help_text='Only staff see this. Where is the paper?', verbose_name='note')),
                ('withdrawn_on', models.DateField(blank=True, editable=False, null=True, verbose_name='taken back on')),
                ('kind', models.ForeignKey(blank=True, help_text='Below the story stands a button to these jobs.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='marketplace.workkind', verbose_name='kind of work')),
                ('neighbourhood', models.ForeignKey(blank=True, limit_choices_to={'posts__isnull': False}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='neighbourhoods.neighbourhood', verbose_name='neighbourhood')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('intro', models.TextField(blank=True, help_text='One or two short sentences.', verbose_name='introduction')),
                ('intro_en', models.TextField(blank=True, verbose_name='introduction in English')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text')),
                ('body_en', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('steps', 6), ('note', 10), ('contact', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 90, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link', 'ul', 'ol', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'information'), ('hand-heart', 'helping hand'), ('house-heart', 'home'), ('phone', 'phone'), ('phone-call', 'being called'), ('shield-check', 'safe'), ('euro', 'money'), ('map-pin', 'place'), ('message-circle', 'talking'), ('lock', 'private'), ('user-round', 'person')], 'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('icon', 2), ('title', 3), ('words', 4)]], {}), 6: ('wagtail.blocks.ListBlock', (5,), {'icon': 'list-ol', 'label': 'Steps', 'template': 'cms/blocks/steps.html'}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'plain'), ('info', 'blue'), ('sun', 'yellow'), ('ok', 'green'), ('warn', 'brown')], 'label': 'Colour', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('icon', 2), ('title', 8), ('words', 9)]], {}), 11: ('wagtail.blocks.static_block.StaticBlock', (), {'admin_text': "Shows the phone number of the visitor's own coordinator.", 'icon': 'mobile-alt', 'label': 'Whom to call', 'template': 'cms/blocks/contact.html'})}, verbose_name='text in English')),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='date')),
                ('front_until', models.DateField(blank=True, help_text='The last day. Empty: 30 days. The item itself stays.', null=True, verbose_name='on the front page until')),
                ('neighbourhoods', modelcluster.fields.ParentalManyToManyField(blank=True, limit_choices_to={'posts__isnull': False}, related_name='+', to='neighbourhoods.neighbourhood', verbose_name='only about these neighbourhoods')),
            ],
            options={
                'verbose_name': 'news item',
                'verbose_name_plural': 'news items',
                'indexes': [models.Index(fields=['day'], name='news_by_day')],
            },
            bases=(cms.models.found.Found, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='WalkInTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='day')),
                ('opens', models.TimeField(help_text='For example 9:30.', verbose_name='from what time')),
                ('closes', models.TimeField(verbose_name='until what time')),
                ('place', models.CharField(help_text='For example: community centre De Linde.', max_length=80, verbose_name='where')),
                ('address', models.CharField(blank=True, help_text='Only of a public building.', max_length=120, verbose_name='address')),
                ('no_appointment', models.BooleanField(default=True, verbose_name='nobody needs an appointment')),
                ('remark', models.CharField(blank=True, help_text='For example: not in the school holidays.', max_length=80, verbose_name='good to know')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='walk_in', to='cms.neighbourhoodpage')),
            ],
            options={
                'verbose_name': 'walk-in hour',
                'verbose_name_plural': 'walk-in hours',
                'ordering': ('weekday', 'opens', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='walk_in_closes_after_it_opens', violation_error_message='The end must be later than the beginning.')],
            },
        ),
    ]
