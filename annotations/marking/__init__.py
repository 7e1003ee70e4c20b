"""Marking: selected words come in; annotations and claims that wait for review go out."""
