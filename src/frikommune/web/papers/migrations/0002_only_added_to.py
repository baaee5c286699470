"""The database itself refuses to change or delete what went out, and what people wrote."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [only_added_to("papers_sent", "papers_sentform", "papers_owntext")]
