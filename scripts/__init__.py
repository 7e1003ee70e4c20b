"""What setting up and testing need beside Django: none of it runs in production."""
