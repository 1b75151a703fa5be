"""The office's window: results of many sessions taken in, looked through, put in order, and accounted for."""
