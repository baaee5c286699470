"""What the templates of the law pages can say."""
