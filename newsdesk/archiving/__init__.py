"""Archiving: a folder or a table of old articles comes in; articles with their originals go out.

What was taken in is known by the hash of its original, so that a second run goes on where the first
was broken off. Nothing is published by it: old articles walk through review like new ones.
"""
