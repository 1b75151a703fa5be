"""The last step: what is still to be noted, and handing it over."""
