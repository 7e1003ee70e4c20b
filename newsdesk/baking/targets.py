"""Where a baked site goes: a folder of this machine, or a storage that the settings name."""

import contextlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from newsdesk.page_store.page import compressed

SUFFIXES = {"gzip": ".gz", "br": ".br"}
AT_ONCE = 16  # requests to an object storage


class Folder:
    """Each file is replaced as one act: whoever reads finds the old one or the new one, whole.

    Words lie beside themselves compressed, as nginx's `gzip_static` and Caddy's `precompressed`
    look for them.
    """

    def __init__(self, path):
        self.path = Path(path).resolve()
        self.path.mkdir(parents=True, exist_ok=True)

    def __str__(self):
        return str(self.path)

    def apply(self, removed, written):
        """Remove the names, then write {name: (bytes, media type)}."""
        for name in removed:
            for suffix in ("", *SUFFIXES.values()):
                (self.path / (name + suffix)).unlink(missing_ok=True)
        for name, (body, kind) in written.items():
            bodies = compressed(body, kind)
            for encoding, suffix in SUFFIXES.items():
                if encoding not in bodies:
                    (self.path / (name + suffix)).unlink(missing_ok=True)
            for encoding, zipped in bodies.items():
                self._replace(self.path / (name + SUFFIXES.get(encoding, "")), zipped)

    def names(self):
        """Every name there is, the compressed ones left out."""
        for path in self.path.rglob("*"):
            if path.is_file() and path.suffix not in SUFFIXES.values():
                yield str(path.relative_to(self.path))

    def _replace(self, path, data):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="@new", delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)


class Storage:
    """One of STORAGES, by its name there: object storage through django-storages."""

    def __init__(self, alias):
        self._alias, self._storage = alias, storages[alias]

    def __str__(self):
        return f"storage {self._alias}"

    def apply(self, removed, written):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self._storage.delete, removed))
            list(pool.map(self._write, written.items()))

    def names(self, folder=""):
        folders, files = self._storage.listdir(folder)
        for name in files:
            yield folder + name
        for inner in folders:
            yield from self.names(f"{folder}{inner}/")

    def _write(self, item):
        name, (body, kind) = item
        content = ContentFile(body, name)
        content.content_type = kind
        if getattr(self._storage, "file_overwrite", None) is not True:
            with contextlib.suppress(FileNotFoundError):
                self._storage.delete(name)
        self._storage.save(name, content)
