"""Readiness for paid work: rules with a date, explanations, where people stand, their card for employers."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0003_jobs_pairs_and_visits'),
        ('neighbourhoods', '0006_rules_for_pupils_and_households'),
        ('training', '0002_runs_and_certificates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CandidateProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=[('none', 'No name'), ('first', 'My first name'), ('other', 'Another name')], default='none', max_length=5, verbose_name='name on the card')),
                ('other_name', models.CharField(blank=True, max_length=40, verbose_name='another name')),
                ('shows_work', models.BooleanField(default=False, verbose_name='which work')),
                ('shows_certificates', models.BooleanField(default=False, verbose_name='certificates')),
                ('shows_done', models.BooleanField(default=False, verbose_name='what was done')),
                ('shows_hours', models.BooleanField(default=False, verbose_name='hours a week')),
                ('hours_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many hours a week')),
                ('morning', models.BooleanField(default=False, verbose_name='in the morning')),
                ('afternoon', models.BooleanField(default=False, verbose_name='in the afternoon')),
                ('evening', models.BooleanField(default=False, verbose_name='in the evening')),
                ('shows_travel', models.BooleanField(default=False, verbose_name='how they come')),
                ('travel', models.CharField(blank=True, choices=[('foot', 'On foot'), ('bike', 'By bike'), ('bus', 'By bus or train'), ('car', 'By car or scooter')], max_length=4, verbose_name='comes')),
                ('travel_minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at most so many minutes')),
                ('shows_coordinator', models.BooleanField(default=False, verbose_name='who of the team knows them')),
                ('shows_works_well', models.BooleanField(default=False, verbose_name='works well with')),
                ('works_well', models.CharField(blank=True, max_length=80, verbose_name='works well with, in own words')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='candidate_profile', to=settings.AUTH_USER_MODEL)),
                ('work', models.ManyToManyField(blank=True, related_name='+', to='marketplace.workkind', verbose_name='kinds of work')),
            ],
            options={
                'verbose_name': 'card for employers',
                'verbose_name_plural': 'cards for employers',
            },
        ),
        migrations.CreateModel(
            name='CountedVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chosen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counted_visits', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='marketplace.visit')),
            ],
            options={
                'verbose_name': 'visit that counts',
                'verbose_name_plural': 'visits that count',
                'constraints': [models.UniqueConstraint(fields=('person', 'visit'), name='a_visit_counts_once')],
            },
        ),
        migrations.CreateModel(
            name='LookAgain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=400, verbose_name='what they asked')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField(verbose_name='answered before the end of')),
                ('answer', models.CharField(blank=True, max_length=600, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who looks again')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks_again', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'question to look again',
                'verbose_name_plural': 'questions to look again',
                'ordering': ('-asked_at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('person',), name='one_look_again_at_a_time'), models.CheckConstraint(condition=models.Q(('answered_at', None), models.Q(('answer', ''), _negated=True), _connector='OR'), name='a_look_again_is_answered_in_words')],
            },
        ),
        migrations.CreateModel(
            name='Readiness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('not_asked', 'said nothing about it yet'), ('wish', 'would like paid work'), ('proposed', 'is asked whether employers may see them'), ('agreed', 'said yes, waits for a signature'), ('visible', 'employers see the card'), ('paused', 'employers do not see the card for now'), ('withdrawn', 'stopped')], default='not_asked', max_length=10, verbose_name='state')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('wished_on', models.DateField(blank=True, null=True, verbose_name='said that they want paid work')),
                ('all_met_on', models.DateField(blank=True, null=True, verbose_name='all rules are met since')),
                ('rests_until', models.DateField(blank=True, null=True, verbose_name='not asked before')),
                ('proposed_at', models.DateTimeField(blank=True, null=True)),
                ('proposed_why', models.CharField(blank=True, max_length=300, verbose_name='why, while a rule is not met')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='said yes on')),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('visible_until', models.DateField(blank=True, null=True, verbose_name='seen until')),
                ('renewal_asked_on', models.DateField(blank=True, editable=False, null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='readiness', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('yes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='neighbourhoods.consent')),
            ],
            options={
                'verbose_name': 'readiness for paid work',
                'verbose_name_plural': 'readiness for paid work',
                'indexes': [models.Index(fields=['state', 'person'], name='readiness_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'visible'), _negated=True), models.Q(('agreed_on__isnull', False), ('signed_at__isnull', False), ('visible_until__isnull', False)), _connector='OR'), name='seen_with_a_yes_and_a_signature'), models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(('signed_by', models.F('person')), _negated=True), _connector='OR'), name='nobody_signs_for_themselves')],
            },
        ),
        migrations.CreateModel(
            name='ReadinessExplanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='looked at on')),
                ('rules', models.JSONField(verbose_name='the rules, met or not, and where that stands')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readiness_explanations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'explanation about paid work',
                'verbose_name_plural': 'explanations about paid work',
                'ordering': ('-made_at', '-id'),
                'indexes': [models.Index(fields=['person', '-made_at'], name='explanation_of_person')],
            },
        ),
        migrations.CreateModel(
            name='ReadinessRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, verbose_name='which rule')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('kind', models.CharField(blank=True, choices=[('wish', 'the person said that they want paid work'), ('certificate', 'the person has a certificate'), ('hours', 'the person did a number of hours, counted as they chose'), ('talk', 'a coordinator talked with the person about work')], max_length=12, verbose_name='kind of rule')),
                ('sentence_nl', models.CharField(blank=True, max_length=160, verbose_name='the rule in a sentence')),
                ('sentence_en', models.CharField(blank=True, max_length=160, verbose_name='the rule in a sentence, in English')),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at least so many hours')),
                ('course', models.ForeignKey(blank=True, help_text='empty: any course', null=True, on_delete=django.db.models.deletion.PROTECT, to='training.course', verbose_name='course')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readiness_rules', to='neighbourhoods.municipality')),
            ],
            options={
                'verbose_name': 'rule for paid work',
                'verbose_name_plural': 'rules for paid work',
                'ordering': ('key', '-valid_from'),
                'constraints': [models.UniqueConstraint(fields=('municipality', 'key', 'valid_from'), name='one_readiness_rule_from_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('course', None), ('hours', None), ('kind', '')), models.Q(models.Q(('sentence_nl', ''), _negated=True), models.Q(models.Q(('course', None), ('hours', None), ('kind__in', ['wish', 'talk'])), models.Q(('hours', None), ('kind', 'certificate')), models.Q(('course', None), ('hours__gt', 0), ('kind', 'hours')), _connector='OR')), _connector='OR'), name='a_readiness_rule_is_of_one_kind')],
            },
        ),
        migrations.CreateModel(
            name='TalkAboutWork',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='talked on')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talks_about_work', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'talk about paid work',
                'verbose_name_plural': 'talks about paid work',
                'ordering': ('-confirmed_on', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person',), name='one_talk_about_work_counts')],
            },
        ),
    ]
