"""The demo's own content: four stories, the registry they name, four people.

The facts of the first two stories are those of a news report of the time; the sentences are ours.
"""
