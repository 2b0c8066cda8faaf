"""The path: houses, places, steps, and the scale of taking part. With the standard street and the standard scale."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# the word, the drawing, (name, hint), (in English)
HOUSES = (
    ("meedoen", "bell", ("Meedoen", "Koffie, sport, activiteiten"), ("Joining in", "Coffee, sports, activities")),
    ("helpen", "neck", ("Helpen", "Klussen voor buren"), ("Helping", "Jobs for neighbours")),
    ("samen-werken", "point", ("Samen werken", "Met een begeleider erbij"), ("Working together", "With a guide beside you")),
    ("beschut-werk", "step", ("Beschut werk", "Werk dat bij u past"), ("Sheltered work", "Work that suits you")),
    ("baan-met-hulp", "round", ("Baan met hulp", "Een baas, en hulp op het werk"), ("Job with help", "A boss, and help at work")),
    ("betaald-werk", "cut", ("Betaald werk", "Een gewone baan"), ("Paid work", "An ordinary job")),
)
# the word, the house, (name, hint), (in English)
PLACES = (
    ("at_home", "", ("Thuis", "Even niets vast"), ("At home", "Nothing fixed for now")),
    ("social_contacts", "meedoen", ("Mensen ontmoeten", "Koffie of een praatje"), ("Meeting people", "Coffee or a chat")),
    ("organised_activity", "meedoen", ("Een vaste activiteit", "Sport, muziek, een club"), ("A weekly activity", "Sports, music, a club")),
    ("course", "meedoen", ("Een cursus", "Iets leren met anderen"), ("A course", "Learning with others")),
    ("volunteer", "helpen", ("Vrijwilligerswerk", "Klussen voor buren"), ("Volunteer work", "Jobs for neighbours")),
    ("day_activity", "samen-werken", ("Dagbesteding", "Samen iets maken of doen"), ("Day activity", "Making or doing something together")),
    ("work_experience", "samen-werken", ("Werkervaringsplaats", "Leren op het werk"), ("Work experience", "Learning at work")),
    ("participation_place", "samen-werken", ("Participatieplaats", "Werken met een begeleider"), ("Participation place", "Working with a guide")),
    ("sheltered_job", "beschut-werk", ("Beschut werk", "Betaald werk dat bij u past"), ("Sheltered work", "Paid work that suits you")),
    ("parallel_job", "baan-met-hulp", ("Betaald werk in de buurt", "Een baan van de buurt"), ("Paid work nearby", "A job of the neighbourhood")),
    ("trial_placement", "baan-met-hulp", ("Proefplaatsing", "Een baan proberen"), ("Trial placement", "Trying a job")),
    ("job_agreement_job", "baan-met-hulp", ("Baan met hulp", "Een baas, en hulp op het werk"), ("Job with help", "A boss, and help at work")),
    ("regular_job", "betaald-werk", ("Gewone baan", "Werk bij een baas"), ("Ordinary job", "Work for a boss")),
    ("home_help_private", "betaald-werk", ("Werk bij mensen thuis", "Betaald door het huishouden"), ("Work in homes", "Paid by the household")),
)
# name, hint; in English
SCALE = (
    ("Weinig contact met anderen", "Vooral thuis", "Little contact with others", "Mostly at home"),
    ("Contact buiten de deur", "Elke week iemand zien", "Contact outdoors", "Seeing somebody every week"),
    ("Meedoen met een groep", "Elke week een activiteit of cursus", "Joining a group", "An activity or course every week"),
    ("Werk zonder loon", "Elke week iets doen voor een ander", "Work without pay", "Doing something for others every week"),
    ("Betaald werk met hulp", "Een baan, met steun", "Paid work with help", "A job, with support"),
    ("Betaald werk", "Een baan, zonder steun", "Paid work", "A job, without support"),
)


def fill_in(apps, schema_editor):
    house, place, scale = (apps.get_model("training", name) for name in ("House", "Place", "ScaleStep"))
    houses = {}
    for position, (slug, drawing, dutch, english) in enumerate(HOUSES, 1):
        houses[slug] = house.objects.create(
            slug=slug, drawing=drawing, position=position, name_nl=dutch[0], hint_nl=dutch[1], name_en=english[0],
            hint_en=english[1],
        )  # fmt: skip
    for position, (slug, within, dutch, english) in enumerate(PLACES, 1):
        place.objects.create(
            slug=slug, house=houses.get(within), position=position, name_nl=dutch[0], hint_nl=dutch[1],
            name_en=english[0], hint_en=english[1],
        )  # fmt: skip
    for number, (name, hint, name_en, hint_en) in enumerate(SCALE, 1):
        scale.objects.create(number=number, name_nl=name, hint_nl=hint, name_en=name_en, hint_en=hint_en)



class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0006_rules_for_pupils_and_households'),
        ('training', '0004_plan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='House',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(verbose_name='word in the address')),
                ('name_nl', models.CharField(max_length=60, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=60, verbose_name='name in English')),
                ('hint_nl', models.CharField(blank=True, max_length=80, verbose_name='in a few words')),
                ('hint_en', models.CharField(blank=True, max_length=80, verbose_name='in a few words, in English')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the list')),
                ('is_active', models.BooleanField(default=True, verbose_name='is shown')),
                ('drawing', models.CharField(choices=[('bell', 'pink, a bell gable'), ('neck', 'ochre, a neck gable'), ('point', 'green, a pointed gable'), ('step', 'blue, a stepped gable'), ('round', 'cream, a round gable'), ('cut', 'brick, a straight roof')], default='bell', max_length=8, verbose_name='drawing')),
                ('municipality', models.ForeignKey(blank=True, help_text='Empty: for every municipality.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='neighbourhoods.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'house of the street',
                'verbose_name_plural': 'houses of the street',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(verbose_name='word in the address')),
                ('name_nl', models.CharField(max_length=60, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=60, verbose_name='name in English')),
                ('hint_nl', models.CharField(blank=True, max_length=80, verbose_name='in a few words')),
                ('hint_en', models.CharField(blank=True, max_length=80, verbose_name='in a few words, in English')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the list')),
                ('is_active', models.BooleanField(default=True, verbose_name='is shown')),
                ('house', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='training.house', verbose_name='house of the street')),
                ('municipality', models.ForeignKey(blank=True, help_text='Empty: for every municipality.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='neighbourhoods.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'place of the path',
                'verbose_name_plural': 'places of the path',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScaleStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('name_nl', models.CharField(max_length=60, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=60, verbose_name='name in English')),
                ('hint_nl', models.CharField(blank=True, max_length=120, verbose_name='in a few words')),
                ('hint_en', models.CharField(blank=True, max_length=120, verbose_name='in a few words, in English')),
                ('municipality', models.ForeignKey(blank=True, help_text='Empty: for every municipality.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='neighbourhoods.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'step of taking part',
                'verbose_name_plural': 'steps of taking part',
                'ordering': ('number', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ScaleNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noted_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='seen on')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written down')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scale_notes', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
                ('aim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.scalestep', verbose_name='in a year')),
                ('now', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.scalestep', verbose_name='now')),
            ],
            options={
                'verbose_name': 'note on taking part',
                'verbose_name_plural': 'notes on taking part',
                'ordering': ('noted_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('begins', 'begins'), ('on', 'goes on'), ('beside', 'goes to another place of the same house'), ('back', 'goes back'), ('stops', 'stops there'), ('none', 'was written down by mistake')], max_length=8, verbose_name='which way')),
                ('taken_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from which day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='expected last day')),
                ('why', models.CharField(blank=True, choices=[('new', 'wants something new'), ('more', 'wants to do more'), ('less', 'wants to do less'), ('fits', 'another place fits better'), ('ended', 'the place ended'), ('life', 'something changed at home')], max_length=8, verbose_name='why')),
                ('idea_of', models.CharField(choices=[('person', 'the person'), ('coordinator', 'the coordinator'), ('employer', 'the employer')], default='person', max_length=12, verbose_name='whose idea it was')),
                ('fall_back_name', models.CharField(blank=True, max_length=120, verbose_name='name to ask for')),
                ('fall_back_until', models.DateField(blank=True, null=True, verbose_name='can go back until')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written down')),
                ('corrects', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrected_by', to='training.step')),
                ('fall_back_contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='whom to ask for')),
                ('fall_back_place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.place', verbose_name='place to go back to')),
                ('guide', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='guide')),
                ('neighbourhood', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='neighbourhoods.neighbourhood')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.place', verbose_name='to')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
                ('returns', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='returned_by', to='training.step')),
                ('start', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='training.place', verbose_name='from')),
            ],
            options={
                'verbose_name': 'step on the path',
                'verbose_name_plural': 'steps on the path',
                'ordering': ('taken_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='StepWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='in own words')),
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='training.step')),
            ],
            options={
                'verbose_name': 'words with a step',
                'verbose_name_plural': 'words with steps',
            },
        ),
        migrations.AddConstraint(
            model_name='house',
            constraint=models.UniqueConstraint(fields=('municipality', 'slug'), name='one_own_house_with_a_word'),
        ),
        migrations.AddConstraint(
            model_name='house',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality', None)), fields=('slug',), name='one_house_for_all_with_a_word'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('municipality', 'slug'), name='one_own_place_with_a_word'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality', None)), fields=('slug',), name='one_place_for_all_with_a_word'),
        ),
        migrations.AddConstraint(
            model_name='scalestep',
            constraint=models.UniqueConstraint(fields=('municipality', 'number'), name='one_own_scale_step_with_a_number'),
        ),
        migrations.AddConstraint(
            model_name='scalestep',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality', None)), fields=('number',), name='one_scale_step_for_all_with_a_number'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['neighbourhood', 'taken_on'], name='steps_of_neighbourhood'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('place', None), ('start', None), ('way', 'none')), models.Q(('place__isnull', False), ('start', None), ('way', 'begins')), models.Q(('place', None), ('start__isnull', False), ('way', 'stops')), models.Q(('place__isnull', False), ('way', 'on'), models.Q(('start', models.F('place')), _negated=True)), models.Q(('place__isnull', False), ('start__isnull', False), ('way__in', ['beside', 'back']), models.Q(('start', models.F('place')), _negated=True)), _connector='OR'), name='a_step_goes_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fall_back_place__isnull', False), ('fall_back_until__isnull', False), models.Q(('fall_back_name', ''), _negated=True)), models.Q(models.Q(('way', 'on'), _negated=True), ('fall_back_name', ''), ('fall_back_place', None), ('fall_back_until', None)), _connector='OR'), name='a_step_on_has_a_way_back'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('fall_back_until', None), ('fall_back_until__gt', models.F('taken_on')), _connector='OR'), name='a_way_back_lasts_longer_than_the_step'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('taken_on')), _connector='OR'), name='a_placement_ends_after_it_begins'),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
