"""Every form of the application: those of each page of the permission table and of the admin, each
kind once, as a person who may send it."""

from django.contrib import admin
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

from articles.exceptions import NewsroomError
from tests.permission_table import rows
from tests.support.filling import forms_of

# Who opens a page that several may: whoever is likely to have the most forms on it.
WHO = ("editor", "owner", "assigned", "reviewer", "admin", "reader")
# Signing out in the middle would leave nobody to go on; not ours, with forms of its own kind.
LEFT_OUT = {"logout"}


def every_form(scene, client_as):
    """[(who, Form)]; `client_as(who)` is a signed-in test client."""
    found = {}
    for who, address in [*_of_the_desk(scene), *_of_the_admin()]:
        answer = client_as(who).get(address)
        if answer.streaming:
            b"".join(answer)  # read to its end, a file is closed
        elif answer.status_code == 200 and "html" in answer.headers.get("Content-Type", ""):
            _keep(found, who, forms_of(answer.content, address))
    return list(found.values())


def _keep(found, who, forms):
    for form in forms:
        name = _name(form.action)
        if name and name not in LEFT_OUT:
            found.setdefault((name, *form.free), (who, form))


def _of_the_desk(scene):
    for name, case, method, answers in rows():
        people = [who for who in WHO if answers[who] == "ok"]
        if method == "GET" and people:
            try:
                address = reverse(name, kwargs=scene.arguments(name, case))
            except NewsroomError:  # what another case has done already
                continue
            yield people[0], address


def _of_the_admin():
    for model in admin.site._registry:
        for page in ("changelist", "add"):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
            yield "chief", reverse(name)


def _name(address):
    try:
        return resolve(address.split("?")[0]).view_name
    except Resolver404:
        return ""
