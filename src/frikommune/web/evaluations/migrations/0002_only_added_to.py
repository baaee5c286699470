"""Extracts, who opened them, and results are never changed."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0001_initial")]
    operations = [
        only_added_to(
            "evaluations_snapshottaken",
            "evaluations_opened",
            "evaluations_evaluated",
            "evaluations_external",
        )
    ]
