"""What whoever runs the application needs: is it well, what does it do, how fast, and what went wrong."""
