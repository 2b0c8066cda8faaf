"""Dated rules: amounts, ages and terms with the day they begin and their source."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0002_messages_and_runs'),
    ]

    operations = [
        migrations.CreateModel(
            name='Regulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('volunteer_allowance', 'Allowance for volunteers'), ('allowance_beside_assistance', 'Allowance beside social assistance')], max_length=40, verbose_name='rule')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('value', models.JSONField(blank=True, null=True, verbose_name='what holds')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('checked_on', models.DateField(verbose_name='checked on')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='regulations', to='neighbourhoods.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'rule with a date',
                'verbose_name_plural': 'rules with a date',
                'ordering': ('key', '-valid_from'),
                'constraints': [models.UniqueConstraint(fields=('municipality', 'key', 'valid_from'), name='one_own_rule_from_a_day'), models.UniqueConstraint(condition=models.Q(('municipality', None)), fields=('key', 'valid_from'), name='one_rule_for_all_from_a_day')],
            },
        ),
    ]
