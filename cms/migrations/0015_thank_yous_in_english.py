"""The thank-yous on the home page, in English too."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0014_editors_manage_redirects'),
    ]

    operations = [
        migrations.AlterField(
            model_name='homepage',
            name='thanks',
            field=wagtail.fields.StreamField([('thanks', 4)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'What was said', 'max_length': 160}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'What was said, in English', 'max_length': 160, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'First name and neighbourhood', 'max_length': 60}), 3: ('wagtail.blocks.BooleanBlock', (), {'label': 'This person said yes to being quoted here'}), 4: ('wagtail.blocks.StructBlock', [[('words', 0), ('words_en', 1), ('who', 2), ('agreed', 3)]], {})}, verbose_name='neighbours say thank you'),
        ),
    ]
