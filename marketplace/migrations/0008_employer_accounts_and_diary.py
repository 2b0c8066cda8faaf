"""Who waits for a call has a day; colleagues who may act for a company too; the jobhunter's diary."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0007_seen_by_employers'),
        ('neighbourhoods', '0010_contacts_of_employers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ColleagueRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked on')),
                ('due', models.DateField(verbose_name='answer before the end of')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered on')),
                ('why_not', models.CharField(blank=True, max_length=300, verbose_name='why not yet')),
            ],
            options={
                'verbose_name': 'request for a colleague',
                'verbose_name_plural': 'requests for a colleague',
                'ordering': ('asked_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='DiaryCompany',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='whom to ask for')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'company in the diary',
                'verbose_name_plural': 'companies in the diary',
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='DiaryPromise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(choices=[('employer', 'the company'), ('alderman', 'the alderman'), ('coordinator', 'our team'), ('other', 'somebody else')], max_length=12, verbose_name='who promised it')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('what', models.CharField(max_length=300, verbose_name='what was promised')),
                ('before', models.DateField(verbose_name='before the end of')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='promised on')),
                ('touched_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='looked at last on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='how it stands')),
                ('end', models.CharField(blank=True, choices=[('kept', 'done'), ('let_go', 'let go')], max_length=6, verbose_name='what came of it')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'promise in the diary',
                'verbose_name_plural': 'promises in the diary',
                'ordering': ('before', 'id'),
            },
        ),
        migrations.CreateModel(
            name='DiaryVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_date', models.DateField(verbose_name='day')),
                ('about', models.CharField(blank=True, max_length=200, verbose_name='what about')),
                ('happened', models.CharField(blank=True, max_length=1000, verbose_name='what happened')),
                ('agreed', models.CharField(blank=True, max_length=600, verbose_name='what was agreed')),
                ('told_at', models.DateTimeField(blank=True, null=True, verbose_name='written down on')),
                ('let_go_at', models.DateTimeField(blank=True, null=True, verbose_name='let go on')),
            ],
            options={
                'verbose_name': 'visit to a company',
                'verbose_name_plural': 'visits to companies',
                'ordering': ('-on_date', '-id'),
            },
        ),
        migrations.AlterField(
            model_name='employer',
            name='contact_name',
            field=models.CharField(blank=True, max_length=120, verbose_name='name'),
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.UniqueConstraint(condition=models.Q(('house_number', ''), _negated=True), fields=('kvk_number', 'postcode', 'house_number'), name='a_company_stands_at_an_address_once'),
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['applied', 'declined']), _negated=True), ('call_by__isnull', False), _connector='OR'), name='who_waits_for_a_call_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['out_of_sight', 'declined']), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='out_of_sight_and_not_yet_have_a_reason'),
        ),
        migrations.AddField(
            model_name='colleaguerequest',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='colleaguerequest',
            name='asked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='colleaguerequest',
            name='employer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='colleague_requests', to='marketplace.employer'),
        ),
        migrations.AddField(
            model_name='diarycompany',
            name='added_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='diarycompany',
            name='employer',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='diary', to='marketplace.employer'),
        ),
        migrations.AddField(
            model_name='diarycompany',
            name='neighbourhood',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary_companies', to='neighbourhoods.neighbourhood', verbose_name='neighbourhood'),
        ),
        migrations.AddField(
            model_name='diarypromise',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='marketplace.diarycompany'),
        ),
        migrations.AddField(
            model_name='diarypromise',
            name='owner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who sees to it'),
        ),
        migrations.AddField(
            model_name='diaryvisit',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='marketplace.diarycompany'),
        ),
        migrations.AddField(
            model_name='diaryvisit',
            name='who',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who goes'),
        ),
        migrations.AddConstraint(
            model_name='colleaguerequest',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('employer', 'email'), name='a_colleague_is_asked_for_once'),
        ),
        migrations.AddIndex(
            model_name='diarypromise',
            index=models.Index(fields=['ended_at', 'company'], name='promises_that_stand'),
        ),
        migrations.AddConstraint(
            model_name='diarypromise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('ended_at', None)), models.Q(models.Q(('end', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='a_promise_that_ended_says_how'),
        ),
        migrations.AddConstraint(
            model_name='diaryvisit',
            constraint=models.CheckConstraint(condition=models.Q(('told_at', None), ('let_go_at', None), _connector='OR'), name='a_visit_took_place_or_was_let_go'),
        ),
        migrations.AddConstraint(
            model_name='diaryvisit',
            constraint=models.CheckConstraint(condition=models.Q(('told_at', None), models.Q(('happened', ''), _negated=True), _connector='OR'), name='a_visit_says_what_happened'),
        ),
    ]
