"""What `tests/support/bare_names.py` refuses while tests run, looked for where no test runs.

A variable called `article` is taken to be an Article, and so on; public pages are left out, since
what is published has no translated fields and the imports see to it that they know nothing else.
"""

import ast
import re
from pathlib import Path

import pytest
from modeltranslation.translator import translator

ROOT = Path(__file__).resolve().parent.parent
READING = (ROOT / "articles" / "reading", ROOT / "templates" / "articles" / "reading")
FIELDS = {
    model.__name__: set(translator.get_options_for_model(model).fields)
    for model in translator.get_registered_models(abstract=False)
}
LABELS = {"Section", "Kind"}  # the desk's own words follow the interface
VARIABLES = {
    "article": "Article",
    "photo": "Photo",
    "lead_photo": "Photo",
    "entity": "Entity",
    "claimant": "Entity",
    "reporter": "Entity",
    "organisation": "Entity",
    "merged_into": "Entity",
    "position": "Position",
    "claim": "Claim",
}
QUERIES = {"filter", "exclude", "get", "create", "get_or_create", "update", "order_by"}
QUERIES |= {"values", "values_list", "only", "defer", "annotate", "aggregate"}


def files(*folders, suffix):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if "migrations" not in path.parts and not any(map(path.is_relative_to, READING)):
                yield path


def last_name(node):
    return getattr(node, "id", getattr(node, "attr", None))


def translated(model, name):
    return name.split("__")[0].lstrip("-") in FIELDS.get(model, ())


def model_queried(node):
    """The model of `Article.objects.…`, however long the chain; None for anything else."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            return last_name(node.value)
        node = node.func if isinstance(node, ast.Call) else node.value
    return None


def bare_names(tree):
    """(line, what) of every bare name of a translated field in a syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            model = VARIABLES.get(last_name(node.value))
            if model and translated(model, node.attr):
                yield node.lineno, f"{last_name(node.value)}.{node.attr}"
        elif isinstance(node, ast.Call):
            name = last_name(node.func)
            model = name if name in FIELDS else None
            if isinstance(node.func, ast.Attribute) and name in QUERIES:
                model = model_queried(node.func.value)
            words = [keyword.arg for keyword in node.keywords if keyword.arg]
            words += [a.value for a in node.args if isinstance(a, ast.Constant)]
            for word in words:
                if model and isinstance(word, str) and translated(model, word):
                    yield node.lineno, f"{model} … {word}"


@pytest.mark.parametrize(
    "source",
    [
        "article.headline",
        "self.article.headline = 1",
        "Article(headline='x')",
        "Article.objects.working().filter(headline__icontains='x')",
        "Entity.objects.order_by('-name')",
    ],
)
def test_a_bare_name_is_found(source):
    assert list(bare_names(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["article.headline_th", "revision.headline", "Entity.objects.filter(name_en='x')"]
)
def test_a_right_name_is_left_alone(source):
    assert not list(bare_names(ast.parse(source)))


def test_our_python_uses_no_bare_name():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in files("newsdesk", "articles", "annotations", "benchmarks", suffix=".py")
        for line, what in bare_names(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_our_templates_use_no_bare_name():
    words = [
        rf"{variable}\.{field}"
        for variable, model in VARIABLES.items()
        for field in FIELDS[model]
        if model not in LABELS
    ]
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b(?!_)")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files("templates", suffix=".html")
        for tag in re.findall(r"{[{%].*?[%}]}", path.read_text(encoding="utf-8"))
        for match in pattern.finditer(tag)
    ]
    assert not found
