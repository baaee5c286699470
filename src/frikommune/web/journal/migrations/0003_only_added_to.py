"""The database itself refuses to change or delete what is only added to."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_initial")]
    operations = [
        only_added_to("journal_entryrow", "journal_packfile", "journal_paperrow", "journal_document")
    ]
