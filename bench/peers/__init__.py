"""What is measured beside us. Some of it runs in environments of its own, without frikommune."""
