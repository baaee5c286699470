"""A bylaw is kept as a paper in each language; the database refuses to change or delete the tie."""

import django.db.models.deletion
from django.db import migrations, models

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [
        ("bylaws", "0002_only_added_to"),
        ("papers", "0002_only_added_to"),
    ]

    operations = [
        migrations.CreateModel(
            name="BylawPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bylaw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bylaws.bylaw"
                    ),
                ),
                (
                    "sent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bylaw", to="papers.sent"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        only_added_to("bylaws_bylawpaper"),
    ]
