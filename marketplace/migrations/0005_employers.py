"""Employers, and introductions of an employer to somebody who may be seen."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0004_readiness'),
        ('neighbourhoods', '0007_circle_of_support'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('applied', 'waits for our call'), ('verified', 'takes part'), ('out_of_sight', 'out of sight until an answer came'), ('stopped', 'stopped'), ('declined', 'not now')], default='applied', max_length=12, verbose_name='state')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('kvk_number', models.CharField(max_length=8, verbose_name='number of the chamber of commerce')),
                ('size', models.CharField(choices=[('small', 'fewer than 10 people'), ('middle', '10 to 49 people'), ('large', '50 people or more')], default='small', max_length=6, verbose_name='how many people work there')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street')),
                ('house_number', models.CharField(blank=True, max_length=16, verbose_name='house number')),
                ('postcode', models.CharField(blank=True, max_length=6, verbose_name='postcode')),
                ('latitude', models.FloatField(blank=True, editable=False, null=True)),
                ('longitude', models.FloatField(blank=True, editable=False, null=True)),
                ('contact_name', models.CharField(max_length=120, verbose_name='name')),
                ('contact_phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('applied_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked to take part on')),
                ('call_by', models.DateField(blank=True, null=True, verbose_name='call before the end of')),
                ('verified_at', models.DateTimeField(blank=True, null=True, verbose_name='spoken on')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why not now')),
                ('neighbourhood', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employers', to='neighbourhoods.neighbourhood', verbose_name='neighbourhood')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='employer', to='neighbourhoods.organisation', verbose_name='organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who calls')),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='spoken by')),
            ],
            options={
                'verbose_name': 'employer',
                'verbose_name_plural': 'employers',
            },
        ),
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', "waits for the person's answer"), ('open', 'said yes'), ('not_now', 'cannot now'), ('ended', 'is over')], default='asked', max_length=10, verbose_name='state')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked on')),
                ('message', models.CharField(blank=True, max_length=400, verbose_name='message')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered on')),
                ('open_until', models.DateField(blank=True, null=True, verbose_name='the name is open until')),
                ('outcome', models.CharField(blank=True, choices=[('talk', 'we made an appointment'), ('trial', 'we begin with a trial placement'), ('job', 'there is a job'), ('not_now', 'not now')], max_length=8, verbose_name='what came of it')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='marketplace.employer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='introductions', to=settings.AUTH_USER_MODEL)),
                ('yes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='neighbourhoods.consent')),
            ],
            options={
                'verbose_name': 'introduction',
                'verbose_name_plural': 'introductions',
                'ordering': ('-asked_at', '-id'),
            },
        ),
        migrations.AddIndex(
            model_name='employer',
            index=models.Index(fields=['neighbourhood', 'state'], name='employer_by_state'),
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'verified'), _negated=True), ('verified_at__isnull', False), _connector='OR'), name='a_verified_employer_was_spoken_to'),
        ),
        migrations.AddIndex(
            model_name='introduction',
            index=models.Index(fields=['employer', 'asked_at'], name='introductions_of_employer'),
        ),
        migrations.AddIndex(
            model_name='introduction',
            index=models.Index(fields=['state', 'answered_at'], name='introductions_by_state'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'open'])), fields=('employer', 'person'), name='one_introduction_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('answered_at__isnull', False), ('open_until__isnull', False)), _connector='OR'), name='a_name_opens_with_a_yes_and_until_a_day'),
        ),
    ]
