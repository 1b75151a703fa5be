"""What became of every idea, the documents that tell it, and what reviewers give to one another."""
