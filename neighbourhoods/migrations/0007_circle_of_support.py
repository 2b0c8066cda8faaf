"""Who of the team supports whom, from when until when."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0006_rules_for_pupils_and_households'),
    ]

    operations = [
        migrations.CreateModel(
            name='Supporter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=60, verbose_name='helps with')),
                ('is_lead', models.BooleanField(default=False, verbose_name='first to call')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('end', models.CharField(blank=True, choices=[('handed_over', 'somebody else goes on'), ('not_needed', 'no longer needed'), ('other_work', 'does other work now')], max_length=12, verbose_name='why it ends')),
                ('last_contact_on', models.DateField(blank=True, null=True, verbose_name='last contact')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supporters', to=settings.AUTH_USER_MODEL, verbose_name='resident')),
                ('who', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to=settings.AUTH_USER_MODEL, verbose_name='who helps')),
            ],
            options={
                'verbose_name': 'who supports somebody',
                'verbose_name_plural': 'who supports somebody',
                'ordering': ('-is_lead', 'since', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_lead', True)), fields=('person',), name='one_lead_of_a_person'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'who'), name='supports_a_person_once_at_a_time'), models.CheckConstraint(condition=models.Q(('person', models.F('who')), _negated=True), name='nobody_supports_themselves'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='support_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('until', None)), models.Q(('until__isnull', False), models.Q(('end', ''), _negated=True)), _connector='OR'), name='support_that_ends_says_why'), models.CheckConstraint(condition=models.Q(('is_lead', False), ('until', None), _connector='OR'), name='a_lead_goes_on')],
            },
        ),
    ]
