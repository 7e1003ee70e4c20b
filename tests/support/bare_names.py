"""Content is read and written by explicit language: `headline_th`, never `headline`.

The bare name follows the interface's language, so that it shows or writes the wrong column as soon
as somebody works in Thai. While tests run, our code, our tests and our templates may not use it;
`tests/test_bare_names.py` looks for what no test runs.
"""

import sys
from pathlib import Path

import pytest
from modeltranslation.fields import TranslationFieldDescriptor

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = tuple(f"{ROOT}/{folder}/" for folder in ("newsdesk", "articles", "annotations", "tests"))
TEMPLATE_LOOKUP = "/django/template/base.py"
# The desk's own words, not content: their names may follow the interface.
LABELS = {"Section", "Kind"}


def is_ours(frame):
    name = frame.f_code.co_filename
    return name.startswith(OURS) or name.endswith(TEMPLATE_LOOKUP)


def _refuse(instance, field):
    # A template swallows many errors; this one it must not.
    pytest.fail(
        f"{type(instance).__name__}.{field.name} follows the interface's language:"
        f" use {field.name}_en, {field.name}_th or {field.name}_in(language)"
    )


@pytest.fixture(autouse=True, scope="session")
def bare_names_are_refused():
    read, write = TranslationFieldDescriptor.__get__, TranslationFieldDescriptor.__set__

    def guarded_read(self, instance, owner):
        if (
            instance is not None
            and type(instance).__name__ not in LABELS
            and is_ours(sys._getframe(1))
        ):
            _refuse(instance, self.field)
        return read(self, instance, owner)

    def guarded_write(self, instance, value):
        if is_ours(sys._getframe(1)):
            _refuse(instance, self.field)
        write(self, instance, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TranslationFieldDescriptor, "__get__", guarded_read)
        patch.setattr(TranslationFieldDescriptor, "__set__", guarded_write)
        yield
