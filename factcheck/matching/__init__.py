"""Which fact a claim is about."""
