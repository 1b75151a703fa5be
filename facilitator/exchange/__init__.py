"""What comes in and goes out as files: plan sources, tables, cards, packages."""
