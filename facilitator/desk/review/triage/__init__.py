"""All ideas in one table, decided on by keyboard."""
