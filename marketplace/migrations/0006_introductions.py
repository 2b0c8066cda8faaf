"""Introductions: an answer, an appointment, what came of it, and an address that nobody can guess."""

import django.db.models.deletion
import django.utils.timezone
import marketplace.introducing
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0005_employers'),
        ('neighbourhoods', '0008_introductions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='introduction',
            name='one_introduction_at_a_time',
        ),
        migrations.AddField(
            model_name='introduction',
            name='answer_by',
            field=models.DateField(default=django.utils.timezone.localdate, verbose_name='waits until'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='introduction',
            name='answered_how',
            field=models.CharField(blank=True, choices=[('web', 'on the website'), ('text', 'by text message'), ('phone', 'by phone'), ('paper', 'on paper')], max_length=5, verbose_name='answered'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='code',
            field=models.CharField(default=marketplace.introducing.new_code, editable=False, max_length=24, unique=True),
        ),
        migrations.AddField(
            model_name='introduction',
            name='forgotten_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='introduction',
            name='meets_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='appointment'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='meets_where',
            field=models.CharField(blank=True, max_length=120, verbose_name='where'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='moments',
            field=models.JSONField(blank=True, default=list, verbose_name='moments that suit'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='reason',
            field=models.CharField(blank=True, choices=[('filled', 'somebody else does the work now'), ('hours', 'the hours or days do not fit together'), ('work', 'the work is other than we thought'), ('skill', 'a course or certificate is needed first'), ('later', 'we have no work now, later perhaps')], max_length=8, verbose_name='why not now'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='reminded_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='introduction',
            name='reminders',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='introduction',
            name='silent_since',
            field=models.DateField(blank=True, null=True, verbose_name='gave no answer until'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='tell_since',
            field=models.DateField(blank=True, null=True, verbose_name='the company tells from'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='told_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='introduction',
            name='words',
            field=models.CharField(blank=True, max_length=400, verbose_name='what the company wrote about it'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='work_kind',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='marketplace.workkind', verbose_name='kind of work'),
        ),
        migrations.AlterField(
            model_name='introduction',
            name='outcome',
            field=models.CharField(blank=True, choices=[('talk', 'we made an appointment'), ('trial', 'we begin with a trial placement'), ('job', 'there is a job'), ('not_now', 'not now'), ('cannot', 'the resident could not'), ('no_answer', 'the resident gave no answer'), ('taken_back', 'the company no longer asked'), ('stopped', 'the company no longer takes part')], max_length=10, verbose_name='what came of it'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('employer', 'person'), name='one_introduction_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), models.Q(('ended_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='what_is_over_has_an_outcome'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'not_now'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='not_now_has_a_reason'),
        ),
    ]
