"""The database itself refuses to change what is only added to."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("uses", "0001_initial")]
    operations = [only_added_to("uses_use", "uses_usestep", may_be_deleted=True)]
