"""The database itself refuses to change what is only added to."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial")]
    operations = [
        only_added_to("cases_casetext", "cases_recorded", may_be_deleted=True),
        only_added_to("cases_lookup"),
    ]
