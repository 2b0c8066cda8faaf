"""What a municipality fills in: its name and hours, its colours and logo."""

import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0009_statements_keep_their_words'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
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
    ]
