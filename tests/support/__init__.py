"""What tests lean on: fixtures here are made known to pytest by `tests/conftest.py`."""
