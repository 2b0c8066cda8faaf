"""A company that looks at somebody is written down by its name."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0008_introductions'),
    ]

    operations = [
        migrations.AddField(
            model_name='accessentry',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='neighbourhoods.organisation', verbose_name='on behalf of'),
        ),
    ]
