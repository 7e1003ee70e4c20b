"""Files dropped on the desk's form and on the admin's: each with its own answer, one leading on."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Upload
from tests.articles.intake.test_reading import STORY
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.django_db(transaction=True)]

DROP = """(form, files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, data] of files) {
    dataTransfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
  }
  for (const kind of ["dragenter", "dragover", "drop"]) {
    form.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  }
}"""


def drop(page, **files):
    sent = [
        (name.replace("_", "."), base64.b64encode(data).decode()) for name, data in files.items()
    ]
    page.locator("form[data-drop]").evaluate(DROP, sent)
    page.keyboard.press("Tab")  # the focus is on the files
    page.keyboard.press("Enter")


@pytest.mark.parametrize("door", ["article_new", "admin:articles_article_add"])
@pytest.mark.parametrize("language", ["en", "th"])
def test_dropped_files_are_sent_by_keyboard_and_each_is_answered(
    browser, live_server, mali, door, language
):
    mali.language = language
    mali.save()
    person = Person(browser, live_server.url, mali)
    person.page.set_viewport_size({"width": 360, "height": 780})
    page = person.look(reverse(door))
    drop(page, one_txt=STORY.encode(), two_docx=b"no document", three_txt=STORY.encode() * 2)
    rows = page.locator("#arrivals li")
    expect(rows.locator("a")).to_have_text(["one.txt", "three.txt"])
    expect(page.locator("#arrivals .arrivals__refused")).to_have_count(1)
    expect(page.locator("#arrivals")).to_be_in_viewport()
    assert Upload.objects.count() == 2
    person.judge()
    drop(page, four_txt=STORY.encode() * 3)
    expect(page.locator(".preview")).to_contain_text(STORY.split()[-1])
    assert page.url.endswith(reverse("article_found", args=[Upload.objects.latest("pk").pk]))
    person.close()
