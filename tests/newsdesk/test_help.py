"""The desk's help: every guide opens in the person's language, its pictures are there."""

import re

from django.urls import reverse

from newsdesk.help.views import DOCS, GUIDES


def test_every_guide_opens_and_shows_its_pictures(mali, client_of):
    her = client_of(mali)
    for guide in GUIDES:
        page = her.get(reverse("help_page", args=[guide]))
        assert page.status_code == 200, guide
        for address in re.findall(r'<img src="([^"]+)"', page.content.decode()):
            answer = her.get(address)
            assert answer.status_code == 200 and b"".join(answer.streaming_content), address
    assert her.get(reverse("help_page", args=["none"])).status_code == 404


def test_every_page_of_the_docs_is_linked_from_the_help(mali, client_of):
    linked = {name for name, _title in GUIDES.values()}
    pages = [*DOCS.glob("*.md"), *(DOCS / "guide").glob("*.md")]
    known = {str(path.relative_to(DOCS)).removesuffix(".md").removesuffix(".th") for path in pages}
    assert known == linked
    index = client_of(mali).get(reverse("help_index")).content.decode()
    assert all(reverse("help_page", args=[guide]) in index for guide in GUIDES)


def test_one_s_own_guide_comes_first_and_in_thai(mali, client_of):
    mali.language = "th"
    mali.save()
    her = client_of(mali)
    index = her.get(reverse("help_index")).content.decode()
    assert re.findall(r'href="/desk/help/(\w+)/"', index)[0] == "journalist"
    assert "สำหรับนักข่าว" in her.get(reverse("help_page", args=["journalist"])).content.decode()
