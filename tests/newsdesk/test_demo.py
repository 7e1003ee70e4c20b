"""`manage.py demo`: what `make run` shows first, made through the rooms' own actions."""

import io

import pytest
from django.core.management import call_command

from articles.models import Article, Edition

pytestmark = pytest.mark.django_db


def test_the_demo_stands_and_a_second_time_adds_nothing():
    call_command("demo", stdout=io.StringIO())
    made = Article.objects.count()
    live = {(edition.language, edition.kind) for edition in Edition.objects.live()}
    assert made == 4
    assert live == {("en", "clarification"), ("th", "clarification")}
    call_command("demo", stdout=io.StringIO())
    assert Article.objects.count() == made
