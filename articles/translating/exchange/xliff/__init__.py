"""XLIFF 1.2 and 2.1: translations out to people outside the house, and their files verified."""
