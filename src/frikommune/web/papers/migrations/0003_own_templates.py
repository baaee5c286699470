"""A municipality's own templates; the database refuses to change or delete them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_only_added_to"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("municipality", models.CharField(blank=True, max_length=80)),
                ("form", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("on", models.DateField()),
                ("by_da", models.CharField(max_length=200)),
                ("by_en", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_templates",
                        to="journal.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "municipality", "form", "version"),
                        name="one_template_of_a_version",
                    )
                ],
            },
        ),
        only_added_to("papers_owntemplate"),
    ]
