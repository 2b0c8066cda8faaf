"""What somebody told at the start besides the dream, and advice of colleagues that never gates."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0005_path'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('can', models.TextField(blank=True, verbose_name='what somebody can do, in own words')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begun on')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished on')),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='intake', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'intake',
                'verbose_name_plural': 'intakes',
            },
        ),
        migrations.CreateModel(
            name='LensNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lens', models.CharField(choices=[('taking_part', 'what helps to take part'), ('work', 'what can grow towards work')], max_length=12, verbose_name='looked at')),
                ('words', models.TextField(verbose_name='advice')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('answer', models.TextField(blank=True, verbose_name='what the person says to it')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered on')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lens_notes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'advice',
                'verbose_name_plural': 'pieces of advice',
                'ordering': ('-at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_advice_has_words')],
            },
        ),
    ]
