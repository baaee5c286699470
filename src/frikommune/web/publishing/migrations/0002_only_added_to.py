"""The database itself refuses to change or delete what was decided."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [only_added_to("publishing_published", "publishing_withdrawn")]
