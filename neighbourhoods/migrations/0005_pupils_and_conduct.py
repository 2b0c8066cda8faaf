"""Dates of birth where a rule asks them, certificates of conduct seen, school holidays."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0004_rules_that_are_known'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='birth_date',
            field=models.DateField(blank=True, help_text='only where a rule asks it', null=True, verbose_name='date of birth'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='kind',
            field=models.CharField(choices=[('partner', 'partner'), ('employer', 'employer'), ('school', 'school')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='regulation',
            name='key',
            field=models.CharField(choices=[('volunteer_allowance', 'Allowance for volunteers'), ('allowance_beside_assistance', 'Allowance beside social assistance'), ('child_work_hours', 'Hours of work under the age of 16'), ('home_service_days', 'Days a week of paid help in one household'), ('minimum_wage', 'Minimum wage for an hour')], max_length=40, verbose_name='rule'),
        ),
        migrations.CreateModel(
            name='ConductCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('profiles', models.CharField(max_length=60, verbose_name='screening profiles')),
                ('issued_on', models.DateField(verbose_name='date on it')),
                ('seen_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='seen on')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conduct_checks', to=settings.AUTH_USER_MODEL)),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'certificate of conduct seen',
                'verbose_name_plural': 'certificates of conduct seen',
                'ordering': ('-issued_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(verbose_name='last day')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='school_holidays', to='neighbourhoods.municipality')),
            ],
            options={
                'verbose_name': 'school holiday',
                'verbose_name_plural': 'school holidays',
                'ordering': ('first_day', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='holiday_ends_after_it_starts'), models.UniqueConstraint(fields=('municipality', 'first_day'), name='one_holiday_from_a_day')],
            },
        ),
    ]
