"""The log of what persons may do is only added to: the database refuses to change or delete a row."""

from django.db import migrations

from frikommune.web.journal.only_added_to import only_added_to


class Migration(migrations.Migration):
    dependencies = [("people", "0004_seats_kept")]

    operations = [only_added_to("people_change")]
