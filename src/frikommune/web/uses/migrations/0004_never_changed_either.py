"""The database itself refuses to change what is only added to."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("uses", "0003_samples_and_remarks")]
    operations = [only_added_to("uses_draw"), only_added_to("uses_drawn", "uses_remark", may_be_deleted=True)]
