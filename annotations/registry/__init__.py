"""Registry: names come in; bilingual entities with aliases and positions go out."""
