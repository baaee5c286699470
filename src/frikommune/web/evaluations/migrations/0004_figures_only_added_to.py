"""What an extract counted to is never changed."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0003_snapshot_figures")]
    operations = [only_added_to("evaluations_snapshotfigures")]
