"""Is a card still right, what somebody likes on it, and how many people who may be seen live near a place."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def take_the_yes_for_it(apps, schema_editor):
    """Whoever said that employers may see the card, looked at it that day."""
    rows = apps.get_model("marketplace", "Readiness").objects.filter(agreed_on__isnull=False)
    rows.update(confirmed_on=models.F("agreed_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('marketplace', '0006_introductions'),
        ('neighbourhoods', '0009_looks_of_companies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NearbyGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people', models.PositiveIntegerField()),
                ('hours_a_week', models.PositiveSmallIntegerField(default=0, help_text='the middle one of the group')),
                ('x', models.FloatField()),
                ('y', models.FloatField()),
                ('z', models.FloatField()),
                ('made_on', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'verbose_name': 'group of people nearby',
                'verbose_name_plural': 'groups of people nearby',
            },
        ),
        migrations.AddField(
            model_name='candidateprofile',
            name='shows_likes',
            field=models.BooleanField(default=False, verbose_name='what they like to do'),
        ),
        migrations.AddField(
            model_name='readiness',
            name='confirm_asked_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='readiness',
            name='confirmed_on',
            field=models.DateField(blank=True, null=True, verbose_name='said that the card is still right on'),
        ),
        migrations.AddField(
            model_name='readiness',
            name='unconfirmed_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(take_the_yes_for_it, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='readiness',
            index=models.Index(fields=['state', 'confirmed_on'], name='readiness_by_confirmation'),
        ),
        migrations.AddField(
            model_name='nearbygroup',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='neighbourhoods.municipality'),
        ),
        migrations.AddField(
            model_name='nearbygroup',
            name='work_kind',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='marketplace.workkind'),
        ),
        migrations.AddIndex(
            model_name='nearbygroup',
            index=models.Index(fields=['work_kind', 'hours_a_week'], name='nearby_groups_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='nearbygroup',
            constraint=models.CheckConstraint(condition=models.Q(('people__gte', 5)), name='a_group_is_never_small'),
        ),
    ]
