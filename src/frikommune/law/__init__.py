"""What the law asks, what exemptions change, and what is therefore in force for whom, where and when."""
