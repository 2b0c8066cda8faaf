"""The button of an invitation may lead to a page that the site makes itself."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0007_pages_of_courses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='homepage',
            name='below',
            field=wagtail.fields.StreamField([('banner', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 3: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page behind the button', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('employers', 'For employers'), ('services', 'What we help with'), ('courses', 'Courses')], 'label': 'Or a page of the site itself', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('title', 0), ('words', 1), ('button', 2), ('page', 3), ('own_page', 4)]], {})}, verbose_name='invitation'),
        ),
        migrations.AlterField(
            model_name='homepage',
            name='below_en',
            field=wagtail.fields.StreamField([('banner', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 40}), 3: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page behind the button', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('employers', 'For employers'), ('services', 'What we help with'), ('courses', 'Courses')], 'label': 'Or a page of the site itself', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('title', 0), ('words', 1), ('button', 2), ('page', 3), ('own_page', 4)]], {})}, verbose_name='invitation in English'),
        ),
    ]
