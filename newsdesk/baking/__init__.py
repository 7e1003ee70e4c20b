"""Baking: what readers may ask for comes in, page by page; files that a plain web server serves go out.

    site      asks Django for one address         links     which addresses an answer names
    names     an address → the name of its file   targets   a folder, or a storage of the settings
    state     what is baked, and what is stale    baker     from one to the other, and again

It follows the same rows as the page store (`articles.models.Invalidation`): after a publication only
what depends on it is asked for again. `manage.py bake` is its door; docs/deploy.md its manual.
"""
