"""How static files are named: by their content, and so are the modules that our scripts import.

A browser keeps such a file for good. Named by its path alone, an imported module would be asked for
again by every page that is opened a minute later.
"""

from django.contrib.staticfiles.storage import HashedFilesMixin, ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Only ours: packages bring modules whose imports lead nowhere.
_EVERY, _imports = HashedFilesMixin._js_module_import_aggregation_patterns
PATTERNS = (*HashedFilesMixin.patterns, ("js/*.js", _imports))


class Named(ManifestStaticFilesStorage):
    """Not compressed: setting up takes seconds less."""

    patterns = PATTERNS


class NamedAndCompressed(CompressedManifestStaticFilesStorage):
    """As a newsroom's servers send them."""

    patterns = PATTERNS
