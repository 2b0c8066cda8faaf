"""The shared plan: dreams, goals, small steps, and what somebody put away for some weeks."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0003_tailor_made'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=160, verbose_name='goal')),
                ('state', models.CharField(choices=[('open', 'goes on'), ('put_away', 'put away')], default='open', max_length=8, verbose_name='state')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made on')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='NotNow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('course', 'a course'), ('taster', 'a place to look at'), ('readiness', 'paid work'), ('talk', 'a talk')], max_length=10, verbose_name='what')),
                ('thing', models.SlugField(blank=True, max_length=60, verbose_name='which')),
                ('until', models.DateField(verbose_name='until')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_now', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'suggestion put away',
                'verbose_name_plural': 'suggestions put away',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='SmallStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=160, verbose_name='small step')),
                ('state', models.CharField(choices=[('open', 'open'), ('ticked', 'waits for the resident'), ('done', 'done'), ('removed', 'taken out')], default='open', max_length=8, verbose_name='state')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made on')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done on')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='training.goal')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='small_steps', to=settings.AUTH_USER_MODEL)),
                ('ticked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'small step',
                'verbose_name_plural': 'small steps',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Dream',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='the dream')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dreams', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'dream',
                'verbose_name_plural': 'dreams',
                'ordering': ('-at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_dream_has_words')],
            },
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_goal_has_words'),
        ),
        migrations.AddConstraint(
            model_name='notnow',
            constraint=models.UniqueConstraint(fields=('person', 'source', 'thing'), name='a_suggestion_is_put_away_once'),
        ),
        migrations.AddIndex(
            model_name='smallstep',
            index=models.Index(fields=['person', 'state'], name='small_steps_of_person'),
        ),
        migrations.AddConstraint(
            model_name='smallstep',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_small_step_has_words'),
        ),
        migrations.AddConstraint(
            model_name='smallstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at', None)), _connector='OR'), name='a_done_step_has_its_moment'),
        ),
    ]
