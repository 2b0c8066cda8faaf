"""Thinking along with somebody: an owner and a date as long as it is open, and what came of it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0002_runs_and_certificates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TailorMade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'somebody thinks along'), ('settled', 'something came of it'), ('not_now', 'the person does not want it now')], default='open', max_length=10, verbose_name='state')),
                ('why', models.CharField(choices=[('nothing_fits', 'found nothing that fits near home'), ('intake', 'told us their wishes, nothing fits yet'), ('asked', 'asked us to think along'), ('nothing_stands', 'nothing has been agreed for some weeks'), ('back', 'called again'), ('other', 'another reason')], max_length=14, verbose_name='why')),
                ('plan', models.TextField(blank=True, verbose_name='what will be done')),
                ('due', models.DateField(blank=True, null=True, verbose_name='before the end of')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opened on')),
                ('outcome', models.CharField(blank=True, choices=[('task', 'a task for a neighbour, or work'), ('course', 'a course'), ('taster', 'a morning to try'), ('step', 'another place on the path'), ('elsewhere', 'something at another organisation'), ('not_now', 'the person says: not now')], max_length=10, verbose_name='what came of it')),
                ('outcome_words', models.TextField(blank=True, verbose_name='what came of it, in words')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed on')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tailor_made', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'tailor-made action',
                'verbose_name_plural': 'tailor-made actions',
                'ordering': ('due', 'id'),
                'indexes': [models.Index(fields=['state', 'due'], name='tailor_made_by_date')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('person',), name='one_open_tailor_made_for_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('due__isnull', False), ('owner__isnull', False)), _connector='OR'), name='open_tailor_made_has_owner_and_date'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('outcome', ''), ('state', 'open')), models.Q(('closed_at__isnull', False), ('outcome', 'not_now'), ('state', 'not_now')), models.Q(('closed_at__isnull', False), ('state', 'settled'), models.Q(('outcome__in', ['', 'not_now']), _negated=True)), _connector='OR'), name='tailor_made_ends_with_what_came_of_it')],
            },
        ),
    ]
