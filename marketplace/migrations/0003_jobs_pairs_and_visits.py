"""Jobs, rhythms, who comes instead, tasters, what the work asks, internships, work booklets,
learning lines.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0002_calendar_feeds'),
        ('neighbourhoods', '0005_pupils_and_conduct'),
        ('training', '0002_runs_and_certificates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='word in the address')),
                ('text_nl', models.CharField(max_length=60, verbose_name='in a few words')),
                ('text_en', models.CharField(blank=True, max_length=60, verbose_name='in a few words, in English')),
                ('icon', models.CharField(default='check', max_length=40, verbose_name='icon')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the list')),
            ],
            options={
                'verbose_name': 'property of a place',
                'verbose_name_plural': 'properties of places',
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='DisplacementCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paid_before', models.BooleanField(verbose_name='was somebody paid for this work in the last year?')),
                ('open_vacancy', models.BooleanField(verbose_name='was there a vacancy for this work in the last year?')),
                ('usually_paid', models.BooleanField(verbose_name='is this work usually paid?')),
                ('gives_advantage', models.BooleanField(verbose_name='does the host get an advantage over others?')),
                ('is_guided', models.BooleanField(verbose_name='does somebody guide the person?')),
                ('explanation', models.CharField(blank=True, max_length=300, verbose_name='why it is all right')),
                ('review_on', models.DateField(verbose_name='look again on')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seconded_at', models.DateTimeField(blank=True, null=True, verbose_name='seen by a second person on')),
            ],
            options={
                'verbose_name': 'displacement check',
                'verbose_name_plural': 'displacement checks',
                'ordering': ('-done_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('requirement', models.CharField(choices=[('conduct_check', 'certificate of conduct'), ('course', 'course'), ('first_visit', 'somebody who comes along')], max_length=14, verbose_name='what need not be met yet')),
                ('why', models.CharField(choices=[('under_way', 'it is under way'), ('guided', 'somebody is always there'), ('experienced', 'has done this work for long')], max_length=12, verbose_name='why')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('until', models.DateField(verbose_name='last day')),
            ],
            options={
                'verbose_name': 'exemption',
                'verbose_name_plural': 'exemptions',
                'ordering': ('until', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Internship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('running', 'goes on'), ('signed_off', 'signed off by the school'), ('stopped', 'stopped')], default='running', max_length=10, verbose_name='state')),
                ('minutes_to_do', models.PositiveSmallIntegerField(verbose_name='minutes to do')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('parent_agreed_on', models.DateField(blank=True, null=True, verbose_name='a parent said yes on')),
                ('signed_off_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'internship',
                'verbose_name_plural': 'internships',
                'ordering': ('-starts_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('opportunity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='job', serialize=False, to='marketplace.opportunity')),
                ('name_nl', models.CharField(max_length=60, verbose_name='name of the job')),
                ('name_en', models.CharField(blank=True, max_length=60, verbose_name='name of the job in English')),
                ('place_name', models.CharField(blank=True, max_length=80, verbose_name='name of the place')),
                ('place_address', models.CharField(blank=True, max_length=160, verbose_name='address of the place')),
                ('minutes_a_week', models.PositiveSmallIntegerField(verbose_name='minutes a week')),
                ('places', models.PositiveSmallIntegerField(default=1, verbose_name='number of places')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('companion_welcome', models.BooleanField(default=True, verbose_name='a companion may come along')),
                ('learns_nl', models.TextField(blank=True, help_text='A line for each, at most 4.', verbose_name='what you learn')),
                ('learns_en', models.TextField(blank=True, verbose_name='what you learn, in English')),
                ('allowance_hour', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='allowance for an hour')),
                ('allowance_month', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='allowance for a month')),
                ('wage_hour', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='wage for an hour')),
                ('repays_travel', models.BooleanField(default=False, verbose_name='travel costs are paid back')),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
            },
        ),
        migrations.CreateModel(
            name='Rhythm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(help_text='FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', max_length=200, verbose_name='rule')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('at_time', models.TimeField(blank=True, null=True, verbose_name='time')),
                ('minutes', models.PositiveSmallIntegerField(default=60, verbose_name='length in minutes')),
                ('skips_holidays', models.BooleanField(default=True, verbose_name='not on public holidays')),
                ('made_until', models.DateField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'rhythm',
                'verbose_name_plural': 'rhythms',
                'ordering': ('starts_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='StandInRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('yes', 'comes'), ('no', 'cannot'), ('passed', 'no longer needed')], default='asked', max_length=10, verbose_name='state')),
                ('wave', models.PositiveSmallIntegerField(default=1)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'question to stand in',
                'verbose_name_plural': 'questions to stand in',
                'ordering': ('asked_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Taster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('been', 'has been'), ('called_off', 'called off')], default='planned', max_length=10, verbose_name='state')),
                ('on_date', models.DateField(verbose_name='date')),
                ('at_time', models.TimeField(blank=True, null=True, verbose_name='time')),
                ('minutes', models.PositiveSmallIntegerField(default=180, verbose_name='length in minutes')),
                ('outcome', models.CharField(blank=True, choices=[('like', 'I like it'), ('not', 'Not for me'), ('again', 'I want to try again')], max_length=5, verbose_name='how it was')),
                ('own_words', models.CharField(blank=True, max_length=200, verbose_name='in own words')),
                ('said_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'taster',
                'verbose_name_plural': 'tasters',
                'ordering': ('on_date', 'at_time', 'id'),
            },
        ),
        migrations.CreateModel(
            name='WorkPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('conduct_check', models.BooleanField(default=False, verbose_name='asks a certificate of conduct')),
                ('conduct_profile', models.CharField(blank=True, max_length=40, verbose_name='screening profile')),
                ('conduct_months', models.PositiveSmallIntegerField(default=36, verbose_name='a certificate of conduct counts for (months)')),
                ('renewal_weeks', models.PositiveSmallIntegerField(default=8, verbose_name='ask for a new one (weeks ahead)')),
                ('youngest', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from the age of')),
                ('first_visit', models.CharField(choices=[('none', 'nobody comes along'), ('new_helper', 'somebody comes along with a new helper'), ('new_pair', 'somebody comes along to every new address')], default='none', max_length=12, verbose_name='the first time')),
            ],
            options={
                'verbose_name': 'what the work asks',
                'verbose_name_plural': 'what the work asks',
                'ordering': ('work_kind', '-valid_from'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='agreement',
            name='one_agreement_holds',
        ),
        migrations.AddField(
            model_name='agreement',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='last day'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='goes_on',
            field=models.BooleanField(default=False, help_text='until somebody ends it', verbose_name='comes back'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='seat',
            field=models.PositiveSmallIntegerField(default=1, help_text='which of the places of a job', verbose_name='place'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='substitute',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='substitutes_in', to=settings.AUTH_USER_MODEL, verbose_name='who comes instead'),
        ),
        migrations.AddField(
            model_name='helperprofile',
            name='most_minutes_a_week',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='most minutes a week'),
        ),
        migrations.AddField(
            model_name='helperprofile',
            name='nothing_heavy',
            field=models.BooleanField(default=False, verbose_name='nothing heavy'),
        ),
        migrations.AddField(
            model_name='opportunity',
            name='work_form',
            field=models.CharField(choices=[('neighbour_help', 'help for a neighbour'), ('volunteer', 'volunteer work'), ('community_internship', 'community internship of a pupil'), ('day_activity', 'day activity'), ('work_experience', 'work experience place'), ('participation_place', 'participation place'), ('trial_placement', 'trial placement'), ('parallel_job', 'paid job of the parallel labour market'), ('sheltered_job', 'sheltered job'), ('job_agreement_job', 'paid job with support'), ('home_help_private', 'paid help at home, employed by the household'), ('regular_job', 'regular paid job')], default='neighbour_help', max_length=22, verbose_name='form of work'),
        ),
        migrations.AddField(
            model_name='visit',
            name='company',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='accompanies', to=settings.AUTH_USER_MODEL, verbose_name='who comes along'),
        ),
        migrations.AddField(
            model_name='visit',
            name='needs_company',
            field=models.BooleanField(default=False, verbose_name='somebody comes along'),
        ),
        migrations.AddField(
            model_name='visit',
            name='occurrence_on',
            field=models.DateField(editable=False, help_text='the day of the rule, also when it is moved', null=True),
        ),
        migrations.AddField(
            model_name='visit',
            name='requester_minutes',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes, says the neighbour'),
        ),
        migrations.AddField(
            model_name='visit',
            name='stand_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stands_in_at', to=settings.AUTH_USER_MODEL, verbose_name='comes instead'),
        ),
        migrations.AddField(
            model_name='workkind',
            name='is_heavy',
            field=models.BooleanField(default=False, verbose_name='heavy work'),
        ),
        migrations.AlterField(
            model_name='visit',
            name='state',
            field=models.CharField(choices=[('planned', 'planned'), ('done', 'done'), ('called_off', 'called off'), ('seeking', 'looks for somebody who comes instead'), ('skipped', 'not this time')], default='planned', max_length=10, verbose_name='state'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'agreed')), fields=('opportunity', 'seat'), name='one_agreement_holds'),
        ),
        migrations.AlterField(
            model_name='opportunity',
            name='talk_reason',
            field=models.CharField(blank=True, choices=[('unclear', 'we do not understand it yet'), ('money', 'it is about money matters or DigiD'), ('care', 'it asks for a nurse or a carer'), ('too_heavy', 'it is too heavy or not safe'), ('not_here', 'it lies outside our area'), ('nobody_found', 'nobody was found yet'), ('displacement', 'it may push out paid work')], max_length=14, verbose_name='reason'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(condition=models.Q(('band__isnull', False), ('kind', 'job')), fields=['band', 'longitude'], name='job_nearby'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(condition=models.Q(('band__isnull', False), ('kind', 'job')), fields=['-published_at', '-id'], name='job_newest'),
        ),
        migrations.AddField(
            model_name='helperprofile',
            name='works_best',
            field=models.ManyToManyField(blank=True, related_name='+', to='marketplace.condition', verbose_name='works best in such a place'),
        ),
        migrations.AddField(
            model_name='displacementcheck',
            name='done_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='displacementcheck',
            name='opportunity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='displacement_checks', to='marketplace.opportunity'),
        ),
        migrations.AddField(
            model_name='displacementcheck',
            name='seconded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exemption',
            name='given_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exemption',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exemptions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exemption',
            name='work_kind',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='marketplace.workkind', verbose_name='kind of work'),
        ),
        migrations.AddField(
            model_name='internship',
            name='pupil',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='internships', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='internship',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='neighbourhoods.organisation', verbose_name='school'),
        ),
        migrations.AddField(
            model_name='internship',
            name='signed_off_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='internship',
            name='teacher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='contact at the school'),
        ),
        migrations.AddField(
            model_name='job',
            name='conditions',
            field=models.ManyToManyField(blank=True, related_name='jobs', to='marketplace.condition', verbose_name='properties of the place'),
        ),
        migrations.AddField(
            model_name='job',
            name='host',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='neighbourhoods.organisation', verbose_name='host'),
        ),
        migrations.AddField(
            model_name='job',
            name='supervisor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supervises', to=settings.AUTH_USER_MODEL, verbose_name='supervisor'),
        ),
        migrations.AddField(
            model_name='rhythm',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rhythms', to='marketplace.agreement'),
        ),
        migrations.AddField(
            model_name='visit',
            name='rhythm',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='marketplace.rhythm'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('rhythm', 'occurrence_on'), name='one_visit_for_a_day_of_the_rhythm'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__isnull', True), ('occurrence_on__isnull', False), _connector='OR'), name='rhythm_visit_has_its_day'),
        ),
        migrations.AddField(
            model_name='standinrequest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_in_requests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='standinrequest',
            name='visit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_in_requests', to='marketplace.visit'),
        ),
        migrations.AddField(
            model_name='taster',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='taster',
            name='opportunity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasters', to='marketplace.opportunity'),
        ),
        migrations.AddField(
            model_name='taster',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasters', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='taster',
            name='together_with',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='together with'),
        ),
        migrations.AddField(
            model_name='workpolicy',
            name='course',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='training.course', verbose_name='course'),
        ),
        migrations.AddField(
            model_name='workpolicy',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='work_policies', to='neighbourhoods.municipality'),
        ),
        migrations.AddField(
            model_name='workpolicy',
            name='work_kind',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='marketplace.workkind', verbose_name='kind of work'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='exemption_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='internship',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('pupil',), name='one_internship_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='internship',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='internship_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='a_job_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='job_ends_after_it_starts'),
        ),
        migrations.AddIndex(
            model_name='rhythm',
            index=models.Index(fields=['made_until'], name='rhythm_to_make'),
        ),
        migrations.AddConstraint(
            model_name='standinrequest',
            constraint=models.UniqueConstraint(fields=('visit', 'person'), name='asked_to_stand_in_once'),
        ),
        migrations.AddConstraint(
            model_name='standinrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'yes')), fields=('visit',), name='one_stand_in_for_a_visit'),
        ),
        migrations.AddIndex(
            model_name='taster',
            index=models.Index(fields=['state', 'on_date'], name='taster_by_day'),
        ),
        migrations.AddConstraint(
            model_name='taster',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('person', 'opportunity'), name='one_taster_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='workpolicy',
            constraint=models.UniqueConstraint(fields=('municipality', 'work_kind', 'valid_from'), name='one_policy_from_a_day'),
        ),
        migrations.AlterModelOptions(
            name='thanks',
            options={'ordering': ('-given_at', '-id'), 'verbose_name': 'thank-you', 'verbose_name_plural': 'thank-yous'},
        ),
        migrations.AlterField(
            model_name='thanks',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='marketplace.agreement'),
        ),
        migrations.AddField(
            model_name='thanks',
            name='visit',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='marketplace.visit', verbose_name='visit'),
        ),
        migrations.AddField(
            model_name='thanks',
            name='stand_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='thanked_as_stand_in', to=settings.AUTH_USER_MODEL, verbose_name='who came instead'),
        ),
        migrations.AddConstraint(
            model_name='thanks',
            constraint=models.UniqueConstraint(condition=models.Q(('visit__isnull', True)), fields=('agreement',), name='one_thank_you_without_a_visit'),
        ),
        migrations.CreateModel(
            name='Booklet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=[('whole', 'My whole name'), ('first', 'Only my first name'), ('none', 'No name')], default='first', max_length=5, verbose_name='name in it')),
                ('own_words', models.CharField(blank=True, max_length=400, verbose_name='in own words')),
                ('shows_other_work', models.BooleanField(default=False, verbose_name='hours of other work')),
                ('code', models.CharField(editable=False, max_length=40, null=True, unique=True)),
                ('shared_at', models.DateTimeField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='booklet', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'work booklet',
                'verbose_name_plural': 'work booklets',
            },
        ),
        migrations.CreateModel(
            name='BookletPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('booklet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='marketplace.booklet')),
                ('course', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='training.course')),
                ('thanks', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='marketplace.thanks')),
                ('work_kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='marketplace.workkind')),
            ],
            options={
                'verbose_name': 'part of a work booklet',
                'verbose_name_plural': 'parts of work booklets',
            },
        ),
        migrations.AddConstraint(
            model_name='booklet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', None), ('shared_at', None)), models.Q(('code__isnull', False), ('shared_at__isnull', False)), _connector='OR'), name='a_shared_booklet_says_since_when'),
        ),
        migrations.AddConstraint(
            model_name='bookletpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('course', None), ('thanks', None), ('work_kind__isnull', False)), models.Q(('course__isnull', False), ('thanks', None), ('work_kind', None)), models.Q(('course', None), ('thanks__isnull', False), ('work_kind', None)), _connector='OR'), name='a_part_is_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='bookletpart',
            constraint=models.UniqueConstraint(fields=('booklet', 'work_kind'), name='a_kind_of_work_once_in_a_booklet'),
        ),
        migrations.AddConstraint(
            model_name='bookletpart',
            constraint=models.UniqueConstraint(fields=('booklet', 'course'), name='a_course_once_in_a_booklet'),
        ),
        migrations.AddConstraint(
            model_name='bookletpart',
            constraint=models.UniqueConstraint(fields=('booklet', 'thanks'), name='a_thank_you_once_in_a_booklet'),
        ),
        migrations.CreateModel(
            name='LearningLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_nl', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name in English')),
                ('hint_nl', models.CharField(blank=True, max_length=120, verbose_name='in a few words')),
                ('hint_en', models.CharField(blank=True, max_length=120, verbose_name='in a few words, in English')),
                ('icon', models.CharField(default='route', max_length=40, verbose_name='icon')),
                ('palette', models.CharField(choices=[('green', 'green'), ('blue', 'blue'), ('purple', 'purple'), ('olive', 'olive'), ('terracotta', 'terracotta'), ('ochre', 'ochre'), ('slate', 'slate'), ('teal', 'teal')], default='teal', max_length=12, verbose_name='colour')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the list')),
                ('is_active', models.BooleanField(default=True, verbose_name='is shown')),
            ],
            options={
                'verbose_name': 'learning line',
                'verbose_name_plural': 'learning lines',
                'ordering': ('position', 'name_nl'),
            },
        ),
        migrations.CreateModel(
            name='Stone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('sort', models.CharField(choices=[('course', 'do the course'), ('module', 'show a part of a course'), ('try', 'try the work'), ('task', 'help once'), ('job', 'work every week')], max_length=8, verbose_name='sort')),
                ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.course')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stones', to='marketplace.learningline')),
                ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.module')),
                ('work_kind', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='marketplace.workkind')),
            ],
            options={
                'verbose_name': 'stone of a learning line',
                'verbose_name_plural': 'stones of learning lines',
                'ordering': ('line', 'number'),
                'constraints': [models.UniqueConstraint(fields=('line', 'number'), name='one_stone_with_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('course__isnull', False), ('module', None), ('sort', 'course'), ('work_kind', None)), models.Q(('course', None), ('module__isnull', False), ('sort', 'module'), ('work_kind', None)), models.Q(('course', None), ('module', None), ('sort__in', ['try', 'task', 'job']), ('work_kind__isnull', False)), _connector='OR'), name='a_stone_is_one_thing')],
            },
        ),
    ]
