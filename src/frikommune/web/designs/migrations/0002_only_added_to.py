"""What was locked, and what was amended, is never changed."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("designs", "0001_initial")]
    operations = [only_added_to("designs_lockeddesign", "designs_designamendment")]
