"""Trial placements: the agreement, its texts, who signed, the sealed paper, how it went."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0009_vacancies'),
        ('training', '0006_intake'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TrialAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'being written'), ('to_sign', 'waits for signatures'), ('signed', 'signed, still to begin'), ('running', 'goes on'), ('ended', 'is over, waits for a talk'), ('done', 'has an outcome'), ('called_off', 'does not go on')], default='draft', max_length=10, verbose_name='state')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('work_form', models.CharField(choices=[('neighbour_help', 'help for a neighbour'), ('volunteer', 'volunteer work'), ('community_internship', 'community internship of a pupil'), ('day_activity', 'day activity'), ('work_experience', 'work experience place'), ('participation_place', 'participation place'), ('trial_placement', 'trial placement'), ('parallel_job', 'paid job of the parallel labour market'), ('sheltered_job', 'sheltered job'), ('job_agreement_job', 'paid job with support'), ('home_help_private', 'paid help at home, employed by the household'), ('regular_job', 'regular paid job')], default='trial_placement', max_length=20, verbose_name='form of work')),
                ('first_day', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('last_day', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('weekdays', models.CharField(blank=True, help_text='ISO: 135 = Mo, We, Fr', max_length=7, verbose_name='on which days')),
                ('hours_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week')),
                ('place_address', models.CharField(blank=True, max_length=160, verbose_name='where')),
                ('goals', models.TextField(blank=True, max_length=600, verbose_name='what is learned or tried')),
                ('guide_name', models.CharField(blank=True, max_length=80, verbose_name='who guides at the employer')),
                ('companion', models.CharField(choices=[('nobody', 'Nobody comes along'), ('welcome', 'Somebody may come along'), ('named', 'Somebody comes along, with a name')], default='welcome', max_length=8, verbose_name='who comes along')),
                ('companion_name', models.CharField(blank=True, max_length=80, verbose_name='name of who comes along')),
                ('costs_paid_by', models.CharField(blank=True, choices=[('nobody', 'there are no costs'), ('employer', 'the employer'), ('municipality', 'the municipality')], max_length=12, verbose_name='who pays the costs')),
                ('costs', models.CharField(blank=True, max_length=200, verbose_name='which costs')),
                ('is_insured', models.BooleanField(default=False, verbose_name='the employer insures')),
                ('insured_with', models.CharField(blank=True, max_length=160, verbose_name='how that is insured')),
                ('not_worked_before', models.BooleanField(default=False, verbose_name='did not work there before')),
                ('intends_months', models.PositiveSmallIntegerField(null=True, verbose_name='means to give a contract of so many months')),
                ('intends_hours', models.PositiveSmallIntegerField(null=True, verbose_name='for so many hours a week')),
                ('longer_why', models.CharField(blank=True, max_length=200, verbose_name='why longer than usual')),
                ('back_until', models.DateField(blank=True, null=True, verbose_name='can go back until')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('outcome', models.CharField(blank=True, choices=[('job', 'a job'), ('again', 'the trial goes on longer'), ('back', 'back to the place of before')], max_length=5, verbose_name='what came of it')),
                ('outcome_at', models.DateTimeField(blank=True, null=True)),
                ('job_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week in the job')),
                ('job_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days a week in the job')),
                ('job_contract', models.CharField(blank=True, choices=[('permanent', 'a permanent contract'), ('fixed', 'a contract until a date'), ('on_call', 'a contract on call'), ('agency', 'through an agency')], max_length=9, verbose_name='contract')),
                ('job_from', models.DateField(blank=True, null=True, verbose_name='in the job from')),
                ('back_contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='whom to ask for')),
                ('back_place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.place', verbose_name='place to go back to')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='for the employer')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trials', to='marketplace.employer', verbose_name='employer')),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='marketplace.trialagreement')),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='marketplace.introduction')),
                ('outcome_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='coordinator')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to=settings.AUTH_USER_MODEL, verbose_name='resident')),
                ('step', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='training.step')),
            ],
            options={
                'verbose_name': 'trial placement',
                'verbose_name_plural': 'trial placements',
                'ordering': ('-changed_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='TrialAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=1000, verbose_name='in all')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer', models.CharField(blank=True, choices=[('agree', 'agrees'), ('disagree', 'does not agree')], max_length=8, verbose_name='the resident')),
                ('answer_words', models.TextField(blank=True, max_length=600, verbose_name='in their own words')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_how', models.CharField(blank=True, choices=[('site', 'on the website'), ('link', 'by a link'), ('phone', 'by phone')], max_length=5)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
                ('trial', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='assessment', to='marketplace.trialagreement')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'assessment of a trial placement',
                'verbose_name_plural': 'assessments of trial placements',
            },
        ),
        migrations.CreateModel(
            name='TrialGoal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('goal', models.CharField(max_length=200, verbose_name='goal')),
                ('words', models.CharField(max_length=400, verbose_name='how that went')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='marketplace.trialassessment')),
            ],
            options={
                'verbose_name': 'goal that was looked back on',
                'verbose_name_plural': 'goals that were looked back on',
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='TrialRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='revision')),
                ('document', models.JSONField(verbose_name='the text')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='marketplace.trialagreement')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'text of a trial placement',
                'verbose_name_plural': 'texts of trial placements',
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='TrialCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('resident', 'resident'), ('employer', 'employer'), ('coordinator', 'coordinator')], max_length=11)),
                ('seed', models.CharField(editable=False, max_length=32)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='to whom')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='marketplace.trialrevision')),
            ],
            options={
                'verbose_name': 'code to sign with',
                'verbose_name_plural': 'codes to sign with',
                'ordering': ('-made_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='TrialSeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=14, unique=True, verbose_name='code')),
                ('document', models.JSONField(verbose_name='what stands on it')),
                ('digest', models.CharField(max_length=64)),
                ('pdf', models.BinaryField()),
                ('pdf_digest', models.CharField(max_length=64, unique=True)),
                ('sealed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('trial', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seal', to='marketplace.trialagreement')),
            ],
            options={
                'verbose_name': 'sealed trial placement',
                'verbose_name_plural': 'sealed trial placements',
            },
        ),
        migrations.CreateModel(
            name='TrialSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('resident', 'resident'), ('employer', 'employer'), ('coordinator', 'coordinator')], max_length=11, verbose_name='as')),
                ('signer_name', models.CharField(max_length=150, verbose_name='name')),
                ('how', models.CharField(choices=[('site', 'on the website, logged in'), ('link', 'by a link that we sent'), ('code', 'with a code that we sent'), ('paper', 'on paper')], max_length=5, verbose_name='how')),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='signed on')),
                ('witness_name', models.CharField(blank=True, max_length=150, verbose_name='name of the witness')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='marketplace.trialrevision')),
                ('signer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who signed')),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='witness')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
            ],
            options={
                'verbose_name': 'signature under a trial placement',
                'verbose_name_plural': 'signatures under trial placements',
                'ordering': ('signed_at', 'id'),
            },
        ),
        migrations.AddIndex(
            model_name='trialagreement',
            index=models.Index(fields=['state', 'last_day'], name='trials_by_state'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['to_sign', 'signed', 'running'])), fields=('person',), name='one_trial_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('introduction',), name='one_draft_of_an_introduction'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='a_trial_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'called_off']), models.Q(('first_day__isnull', False), ('is_insured', True), ('last_day__isnull', False), ('not_worked_before', True)), _connector='OR'), name='a_trial_to_sign_is_whole_and_insured'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.CheckConstraint(condition=models.Q(('work_form', 'trial_placement')), name='a_trial_is_of_one_form_of_work'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), models.Q(('outcome', ''), _negated=True), ('outcome_at__isnull', False)), models.Q(models.Q(('state', 'done'), _negated=True), ('outcome', ''), ('outcome_at', None)), _connector='OR'), name='a_trial_is_done_with_an_outcome'),
        ),
        migrations.AddConstraint(
            model_name='trialagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'job'), _negated=True), models.Q(('job_from__isnull', False), ('job_hours__gt', 0), models.Q(('job_contract', ''), _negated=True)), _connector='OR'), name='a_job_says_hours_contract_and_day'),
        ),
        migrations.AddConstraint(
            model_name='trialassessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answer_words', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='only_an_answer_has_a_moment'),
        ),
        migrations.AddConstraint(
            model_name='trialassessment',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_assessment_says_something'),
        ),
        migrations.AddConstraint(
            model_name='trialgoal',
            constraint=models.UniqueConstraint(fields=('assessment', 'position'), name='one_line_for_a_goal'),
        ),
        migrations.AddConstraint(
            model_name='trialrevision',
            constraint=models.UniqueConstraint(fields=('trial', 'number'), name='one_text_of_a_number'),
        ),
        migrations.AddConstraint(
            model_name='trialsignature',
            constraint=models.UniqueConstraint(fields=('revision', 'role'), name='one_signature_in_a_role'),
        ),
        migrations.AddConstraint(
            model_name='trialsignature',
            constraint=models.UniqueConstraint(fields=('revision', 'signer'), name='one_person_never_signs_in_two_roles'),
        ),
        migrations.AddConstraint(
            model_name='trialsignature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', 'paper'), models.Q(('witness_name', ''), _negated=True)), models.Q(models.Q(('how', 'paper'), _negated=True), ('witness', None), ('witness_name', '')), _connector='OR'), name='paper_and_only_paper_has_a_witness'),
        ),
        migrations.AddConstraint(
            model_name='trialsignature',
            constraint=models.CheckConstraint(condition=models.Q(('witness', None), models.Q(('witness', models.F('signer')), _negated=True), _connector='OR'), name='nobody_witnesses_themselves'),
        ),
    ]
