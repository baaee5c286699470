"""What the templates of the cases can say."""
