"""What came back: looked at before it is taken in, merged by one button, confirmed by a receipt; what is missing."""
