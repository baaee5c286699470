"""What templates say of reminders."""
