"""Text messages, ways and rest of messages, the most a week, and the runs of the worker."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('neighbourhoods', '0001_people_and_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='BackgroundRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('due_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('started_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=60)),
                ('put_away', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ('-due_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='IncomingText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=80, unique=True)),
                ('number', models.CharField(blank=True, help_text='of a stranger, until our one answer has left', max_length=20)),
                ('said', models.CharField(blank=True, help_text='NEE, 1, 2 ...: never free words', max_length=60, verbose_name='understood')),
                ('words', models.TextField(blank=True, help_text='until a coordinator has read them', verbose_name='words to read')),
                ('outcome', models.CharField(choices=[('new', 'not looked at yet'), ('done', 'done as they asked'), ('asked_back', 'asked back which job'), ('unclear', 'nothing to answer now'), ('to_read', 'to be read'), ('not_kept', 'words that may not be kept'), ('stopped', 'no more texts'), ('stranger', 'a number nobody knows')], default='new', max_length=10)),
                ('reply', models.CharField(blank=True, help_text='which answer of ours belongs to it', max_length=20)),
                ('choices', models.JSONField(blank=True, default=list, help_text='what A, B and C stood for in our question')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'incoming text message',
                'verbose_name_plural': 'incoming text messages',
                'ordering': ('-received_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='MessageBudget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('per_week', models.PositiveSmallIntegerField(blank=True, help_text='empty: as many as there are', null=True, verbose_name='messages a week')),
                ('source', models.CharField(max_length=120, verbose_name='who decided this')),
            ],
            options={
                'verbose_name': 'most messages a week',
                'verbose_name_plural': 'most messages a week',
                'ordering': ('municipality', '-valid_from'),
            },
        ),
        migrations.AddField(
            model_name='message',
            name='bundle',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='neighbourhoods.message'),
        ),
        migrations.AddField(
            model_name='message',
            name='delivered_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='channels',
            field=models.JSONField(blank=True, default=dict, verbose_name='other ways for some messages'),
        ),
        migrations.AddField(
            model_name='user',
            name='email_failed_on',
            field=models.DateField(blank=True, null=True, verbose_name='e-mail came back on'),
        ),
        migrations.AddField(
            model_name='user',
            name='phone_wrong_on',
            field=models.DateField(blank=True, null=True, verbose_name='wrong number since'),
        ),
        migrations.AddField(
            model_name='user',
            name='quiet_reason',
            field=models.CharField(blank=True, choices=[('asked', 'asked for rest'), ('away', 'is away for a while'), ('many', 'got many messages'), ('calls', 'we call ourselves')], max_length=10, verbose_name='why no messages'),
        ),
        migrations.AddField(
            model_name='user',
            name='quiet_until',
            field=models.DateField(blank=True, null=True, verbose_name='no messages until'),
        ),
        migrations.AlterField(
            model_name='message',
            name='channel',
            field=models.CharField(choices=[('email', 'e-mail'), ('text', 'a text message'), ('call', 'a phone call'), ('letter', 'a letter')], max_length=10, verbose_name='channel'),
        ),
        migrations.AlterField(
            model_name='user',
            name='channel',
            field=models.CharField(choices=[('email', 'e-mail'), ('text', 'a text message'), ('call', 'a phone call'), ('letter', 'a letter')], default='call', max_length=10, verbose_name='hears from us by'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_reason', ''), ('quiet_until__isnull', True)), models.Q(('quiet_until__isnull', False), models.Q(('quiet_reason', ''), _negated=True)), _connector='OR'), name='rest_from_messages_has_a_reason'),
        ),
        migrations.AddIndex(
            model_name='backgroundrun',
            index=models.Index(fields=['ended_at'], name='run_ended'),
        ),
        migrations.AddConstraint(
            model_name='backgroundrun',
            constraint=models.UniqueConstraint(fields=('name', 'due_at'), name='one_run_for_each_turn'),
        ),
        migrations.AddField(
            model_name='incomingtext',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='incoming_texts', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='messagebudget',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budgets', to='neighbourhoods.municipality', verbose_name='municipality'),
        ),
        migrations.AddIndex(
            model_name='incomingtext',
            index=models.Index(fields=['person', '-received_at'], name='texts_of_person'),
        ),
        migrations.AddConstraint(
            model_name='messagebudget',
            constraint=models.UniqueConstraint(fields=('municipality', 'valid_from'), name='one_budget_from_a_day'),
        ),
    ]
