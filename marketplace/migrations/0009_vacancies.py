"""Vacancies of employers, written in four screens; hours from low to high; ideas for small duties."""

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0008_employer_accounts_and_diary'),
        ('neighbourhoods', '0008_introductions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NewPeopleMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('counted_until', models.DateTimeField(default=django.utils.timezone.now)),
                ('people', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Vacancy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='what was written on the screens')),
                ('sent', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='what was sent')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('duties', models.TextField(blank=True, verbose_name='small duties')),
                ('adaptations', models.TextField(blank=True, verbose_name='adaptations in own words')),
                ('adaptation_count', models.PositiveSmallIntegerField(default=0)),
                ('buddy', models.CharField(blank=True, max_length=30, verbose_name='first name of the buddy')),
                ('weekdays', models.PositiveSmallIntegerField(default=0, verbose_name='days of the week')),
                ('contract', models.CharField(blank=True, choices=[('fixed', 'contract for a fixed time'), ('permanent', 'permanent contract'), ('on_call', 'contract for whenever there is work'), ('together', 'we agree on it together')], max_length=10, verbose_name='contract')),
            ],
            options={
                'verbose_name': 'vacancy',
                'verbose_name_plural': 'vacancies',
                'ordering': ('-changed_at', '-id'),
            },
        ),
        migrations.AddField(
            model_name='job',
            name='most_minutes_a_week',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at most, when that may be more'),
        ),
        migrations.AddField(
            model_name='workkind',
            name='duties_nl',
            field=models.TextField(blank=True, help_text='One on each line. Employers choose from them.', verbose_name='small duties at an employer'),
        ),
        migrations.AlterField(
            model_name='opportunity',
            name='kind',
            field=models.CharField(choices=[('task', 'task'), ('job', 'job')], default='task', max_length=8, verbose_name='sort'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('most_minutes_a_week__isnull', True), ('most_minutes_a_week__gt', models.F('minutes_a_week')), _connector='OR'), name='job_hours_from_low_to_high'),
        ),
        migrations.AddField(
            model_name='newpeoplemail',
            name='employer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='new_people_mails', to='marketplace.employer'),
        ),
        migrations.AddField(
            model_name='newpeoplemail',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='new_people_mails', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='employer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='marketplace.employer', verbose_name='employer'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='opportunity',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='vacancy', to='marketplace.opportunity', verbose_name='work'),
        ),
        migrations.AddConstraint(
            model_name='newpeoplemail',
            constraint=models.UniqueConstraint(fields=('employer', 'user'), name='one_new_people_mail_each'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('opportunity__isnull', True), models.Q(models.Q(('duties', ''), _negated=True), models.Q(('buddy', ''), _negated=True), ('adaptation_count__gt', 0)), _connector='OR'), name='a_sent_vacancy_is_complete'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('weekdays__lt', 128)), name='a_week_has_seven_days'),
        ),
    ]
