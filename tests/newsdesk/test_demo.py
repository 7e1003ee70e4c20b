"""`manage.py demo`: what `make run` shows first, made through the rooms' own actions."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

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


def test_each_of_the_demos_people_reads_what_they_were_told(client):
    call_command("demo", stdout=io.StringIO())
    for person in get_user_model().objects.filter(notifications__isnull=False).distinct():
        client.force_login(person)
        page = client.get(reverse("notice_list"))
        assert page.status_code == 200, person
