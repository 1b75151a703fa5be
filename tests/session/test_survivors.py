"""What small changes of the code had not been noticed by."""
