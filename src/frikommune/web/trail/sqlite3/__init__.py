"""Django's SQLite engine, whose cursors write the trail."""
