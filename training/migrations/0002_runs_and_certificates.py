"""Courses that are given, who takes part, who was there, certificates and what shows them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0006_rules_for_pupils_and_households'),
        ('training', '0001_courses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Alignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('url', models.URLField(verbose_name='address')),
            ],
            options={
                'verbose_name': 'description elsewhere',
                'verbose_name_plural': 'descriptions elsewhere',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_there', models.BooleanField(verbose_name='was there')),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendances',
            },
        ),
        migrations.CreateModel(
            name='CertificateLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('shows_name', models.BooleanField(default=True, verbose_name='shows the name')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'link to a certificate',
                'verbose_name_plural': 'links to certificates',
                'ordering': ('made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='CourseRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('x', models.FloatField(editable=False, null=True)),
                ('y', models.FloatField(editable=False, null=True)),
                ('z', models.FloatField(editable=False, null=True)),
                ('band', models.IntegerField(editable=False, help_text='floor(latitude / 0.01); empty: not to be found', null=True)),
                ('kind_bit', models.BigIntegerField(default=1, editable=False, help_text='one bit; at most bit 62')),
                ('certificate_mask', models.BigIntegerField(default=0, editable=False, help_text='all of these must be held')),
                ('hours_0', models.BigIntegerField(default=72057594037927935, editable=False, help_text='Monday 0 h to Wednesday 8 h')),
                ('hours_1', models.BigIntegerField(default=72057594037927935, editable=False)),
                ('hours_2', models.BigIntegerField(default=72057594037927935, editable=False)),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('open', 'people can join'), ('done', 'is over'), ('called_off', 'does not take place')], default='draft', max_length=10, verbose_name='state')),
                ('place_name', models.CharField(max_length=80, verbose_name='name of the place')),
                ('place_address', models.CharField(blank=True, max_length=160, verbose_name='address of the place')),
                ('capacity', models.PositiveSmallIntegerField(default=8, verbose_name='number of places')),
                ('first_day', models.DateField(editable=False, null=True, verbose_name='first day')),
                ('last_day', models.DateField(editable=False, null=True, verbose_name='last day')),
            ],
            options={
                'verbose_name': 'course run',
                'verbose_name_plural': 'course runs',
                'ordering': ('first_day', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'on the waiting list'), ('enrolled', 'takes part'), ('finished', 'did the course'), ('again', 'comes again another time'), ('withdrawn', 'took it back')], default='waiting', max_length=10, verbose_name='state')),
                ('seat', models.PositiveSmallIntegerField(editable=False, null=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
            ],
            options={
                'verbose_name': 'enrolment',
                'verbose_name_plural': 'enrolments',
                'ordering': ('asked_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ExternalProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('practice', 'praktijkverklaring'), ('mbo_certificate', 'mbo certificate'), ('mbo_statement', 'mbo statement'), ('other', 'another proof')], max_length=16, verbose_name='kind')),
                ('name', models.CharField(max_length=120, verbose_name='what it is about')),
                ('given_by', models.CharField(max_length=120, verbose_name='given by')),
                ('given_on', models.DateField(verbose_name='date on it')),
                ('seen_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='seen on')),
            ],
            options={
                'verbose_name': 'proof from elsewhere',
                'verbose_name_plural': 'proofs from elsewhere',
                'ordering': ('-given_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='ListPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('is_withdrawn', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'place in the list of withdrawals',
                'verbose_name_plural': 'places in the list of withdrawals',
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='IssueRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'round of certificates',
                'verbose_name_plural': 'rounds of certificates',
                'ordering': ('-asked_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('name_nl', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name in English')),
                ('outcome_nl', models.CharField(blank=True, max_length=160, verbose_name='what you can do afterwards')),
                ('outcome_en', models.CharField(blank=True, max_length=160, verbose_name='what you can do afterwards, in English')),
            ],
            options={
                'verbose_name': 'module',
                'verbose_name_plural': 'modules',
                'ordering': ('course', 'number'),
            },
        ),
        migrations.CreateModel(
            name='ModuleProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shown_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='shown on')),
            ],
            options={
                'verbose_name': 'proof of a module',
                'verbose_name_plural': 'proofs of modules',
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_date', models.DateField(verbose_name='date')),
                ('at_time', models.TimeField(verbose_name='time')),
                ('minutes', models.PositiveSmallIntegerField(default=180, verbose_name='length in minutes')),
                ('place_name', models.CharField(blank=True, max_length=80, verbose_name='name of the place')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ('on_date', 'at_time', 'id'),
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public', models.CharField(help_text='multibase, z6Mk...', max_length=60, unique=True)),
                ('first_used_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signing key',
                'verbose_name_plural': 'signing keys',
                'ordering': ('first_used_at', 'id'),
            },
        ),
        migrations.AlterModelOptions(
            name='course',
            options={'ordering': ('position', 'name_nl'), 'verbose_name': 'course', 'verbose_name_plural': 'courses'},
        ),
        migrations.AddField(
            model_name='certificate',
            name='document',
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='certificate',
            name='holder_name',
            field=models.CharField(blank=True, max_length=120, verbose_name='name on it'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='number',
            field=models.CharField(editable=False, max_length=14, null=True, unique=True, verbose_name='number'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='place_in_list',
            field=models.PositiveIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='certificate',
            name='replaces',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='training.certificate'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='revision',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='revision'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='withdrawn_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='certificate',
            name='withdrawn_why',
            field=models.CharField(blank=True, choices=[('corrected', 'something on it was not right; there is a new one'), ('renewed', 'there is a newer one'), ('mistake', 'it was given by mistake'), ('asked', 'the holder asked for it')], max_length=10, verbose_name='why it was withdrawn'),
        ),
        migrations.AddField(
            model_name='course',
            name='assessment',
            field=models.CharField(choices=[('practice', 'you show it while working'), ('talk', 'we talk about it'), ('portfolio', 'you show what you made'), ('presence', 'you were there')], default='practice', max_length=10, verbose_name='how it is looked at'),
        ),
        migrations.AddField(
            model_name='course',
            name='counts_as',
            field=models.ManyToManyField(blank=True, related_name='is_covered_by', to='training.course', verbose_name='also counts as'),
        ),
        migrations.AddField(
            model_name='course',
            name='given_in',
            field=models.CharField(default='nl', max_length=8, verbose_name='given in the language'),
        ),
        migrations.AddField(
            model_name='course',
            name='hint_en',
            field=models.CharField(blank=True, max_length=120, verbose_name='in a few words, in English'),
        ),
        migrations.AddField(
            model_name='course',
            name='hint_nl',
            field=models.CharField(blank=True, max_length=120, verbose_name='in a few words'),
        ),
        migrations.AddField(
            model_name='course',
            name='icon',
            field=models.CharField(default='graduation-cap', max_length=40, verbose_name='icon'),
        ),
        migrations.AddField(
            model_name='course',
            name='minutes',
            field=models.PositiveSmallIntegerField(default=540, verbose_name='minutes of course'),
        ),
        migrations.AddField(
            model_name='course',
            name='nlqf_level',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='NLQF level'),
        ),
        migrations.AddField(
            model_name='course',
            name='nlqf_registration',
            field=models.CharField(blank=True, max_length=40, verbose_name='NLQF register number'),
        ),
        migrations.AddField(
            model_name='course',
            name='outcomes_en',
            field=models.TextField(blank=True, verbose_name='what you can do afterwards, in English'),
        ),
        migrations.AddField(
            model_name='course',
            name='outcomes_nl',
            field=models.TextField(blank=True, help_text='A line for each: Kan ...', verbose_name='what you can do afterwards'),
        ),
        migrations.AddField(
            model_name='course',
            name='palette',
            field=models.CharField(choices=[('green', 'green'), ('blue', 'blue'), ('purple', 'purple'), ('olive', 'olive'), ('terracotta', 'terracotta'), ('ochre', 'ochre'), ('slate', 'slate'), ('teal', 'teal')], default='purple', max_length=12, verbose_name='colour'),
        ),
        migrations.AddField(
            model_name='course',
            name='participation',
            field=models.CharField(choices=[('onsite', 'together, in a place'), ('online', 'online'), ('blended', 'together and online'), ('work', 'while working along')], default='onsite', max_length=10, verbose_name='how it is done'),
        ),
        migrations.AddField(
            model_name='course',
            name='position',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='place in the list'),
        ),
        migrations.AddField(
            model_name='course',
            name='practice_minutes',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='minutes of practice'),
        ),
        migrations.AddField(
            model_name='course',
            name='reviewed_by',
            field=models.CharField(blank=True, max_length=80, verbose_name='the course was looked at by'),
        ),
        migrations.AddField(
            model_name='course',
            name='reviewed_on',
            field=models.DateField(blank=True, null=True, verbose_name='the course was looked at on'),
        ),
        migrations.AddField(
            model_name='course',
            name='valid_months',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='the certificate counts for (months)'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('nlqf_level__isnull', True), models.Q(('nlqf_registration', ''), _negated=True), _connector='OR'), name='a_level_has_its_register_number'),
        ),
        migrations.AddField(
            model_name='alignment',
            name='course',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alignments', to='training.course'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='marked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='certificatelink',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='training.certificate'),
        ),
        migrations.AddField(
            model_name='courserun',
            name='course',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='training.course', verbose_name='course'),
        ),
        migrations.AddField(
            model_name='courserun',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='courserun',
            name='neighbourhood',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='course_runs', to='neighbourhoods.neighbourhood', verbose_name='neighbourhood'),
        ),
        migrations.AddField(
            model_name='courserun',
            name='teacher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='teaches', to=settings.AUTH_USER_MODEL, verbose_name='teacher'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='run',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='certificates', to='training.courserun'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='training.courserun'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='enrolment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='training.enrolment'),
        ),
        migrations.AddField(
            model_name='externalproof',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='external_proofs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='externalproof',
            name='seen_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='issueround',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='issueround',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issue_rounds', to='training.courserun'),
        ),
        migrations.AddField(
            model_name='module',
            name='course',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modules', to='training.course'),
        ),
        migrations.AddField(
            model_name='moduleproof',
            name='module',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='training.module'),
        ),
        migrations.AddField(
            model_name='moduleproof',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='module_proofs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='moduleproof',
            name='seen_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='session',
            name='module',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='training.module'),
        ),
        migrations.AddField(
            model_name='session',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='training.courserun'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='training.session'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='key',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.signingkey'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), ('withdrawn_at__isnull', False), _connector='OR'), name='only_what_was_withdrawn_says_why'),
        ),
        migrations.AddIndex(
            model_name='courserun',
            index=models.Index(condition=models.Q(('band__isnull', False)), fields=['band', 'longitude', 'kind_bit', 'certificate_mask', 'hours_0', 'hours_1', 'hours_2', 'x', 'y', 'z', 'id'], name='courserun_nearby'),
        ),
        migrations.AddConstraint(
            model_name='courserun',
            constraint=models.CheckConstraint(condition=models.Q(('band__isnull', True), ('state', 'open'), _connector='OR'), name='only_an_open_run_can_be_found'),
        ),
        migrations.AddConstraint(
            model_name='courserun',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='a_run_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(fields=('run', 'person'), name='enrolled_once'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(fields=('run', 'seat'), name='one_person_on_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seat__isnull', False), ('state__in', ['enrolled', 'finished', 'again'])), models.Q(('seat__isnull', True), ('state__in', ['waiting', 'withdrawn'])), _connector='OR'), name='who_takes_part_has_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='issueround',
            constraint=models.UniqueConstraint(condition=models.Q(('finished_at', None)), fields=('run',), name='one_round_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='module',
            constraint=models.UniqueConstraint(fields=('course', 'number'), name='one_module_with_a_number'),
        ),
        migrations.AddConstraint(
            model_name='moduleproof',
            constraint=models.UniqueConstraint(fields=('person', 'module'), name='one_proof_of_a_module'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['on_date'], name='session_by_day'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(fields=('run', 'on_date', 'at_time'), name='one_session_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('session', 'enrolment'), name='one_word_on_who_was_there'),
        ),
        migrations.CreateModel(
            name='IssueFault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(choices=[('no_key', 'there was no key for certificates'), ('words', 'something on it cannot be signed'), ('other', 'the machine could not do it; see Technical')], max_length=8, verbose_name='why')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='faults', to='training.issueround')),
            ],
            options={
                'verbose_name': 'certificate that could not be made',
                'verbose_name_plural': 'certificates that could not be made',
            },
        ),
        migrations.AddConstraint(
            model_name='issuefault',
            constraint=models.UniqueConstraint(fields=('round', 'person'), name='one_fault_of_a_person_in_a_round'),
        ),
    ]
