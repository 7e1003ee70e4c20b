"""Exchange: annotations go out in the standards that other tools read, and come back in."""
