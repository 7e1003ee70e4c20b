"""The newsroom that the server is killed under, and what is looked at after each kill."""

import sys

from django.core.management import call_command

from articles.approvals import digests, stage_of
from articles.models import AuditEntry, BlockVersion
from articles.writing.content import Content
from newsdesk.demo import make
from newsdesk.management.commands.verify import PARTS

PROGRESS = 10  # rounds between two words about it
PASSWORD = make.PASSWORD


def people():
    """The demo's four in a migrated database; {username: User}."""
    call_command("migrate", verbosity=0)
    found = make.make_people()
    make.make_sections(found)
    return found


def progress(found):
    """Say on stderr from time to time how far it is."""
    if found["kills"] % PROGRESS == 0:
        print({**found, "faults": len(found["faults"])}, file=sys.stderr, flush=True)


def disagreements():
    """What `manage.py verify` would say, and every text that is half saved."""
    for name, problems in PARTS.items():
        for problem in problems(mend=False):
            yield f"verify {name}: {problem}"


def half_saved(text):
    """What of a text is not as its newest revision says it: each a sentence."""
    text.refresh_from_db()
    text.article.refresh_from_db()
    numbers = list(text.revisions.order_by("number").values_list("number", flat=True))
    last, code = text.revision, text.language
    if numbers != list(range(1, text.revision_number + 1)) or last.number != text.revision_number:
        yield f"revisions {numbers[-3:]} under number {text.revision_number}"
    if text.anchored_revision_id != last.pk:
        yield "its annotations stand on another revision"
    if stage_of(text) != text.stage:
        yield f"its stage says {text.stage}"
    shown = [getattr(text.article, f"{name}_{code}") for name in Content.__slots__]
    if Content(*shown) != Content.of(last):
        yield "the article's own columns say something else"
    versions = BlockVersion.objects.filter(text=text).order_by("pk")
    known = dict(versions.values_list("block", "digest"))
    if any(known.get(block) != digest for block, digest in digests(last.document).items()):
        yield "its blocks have no versions"
    saves = AuditEntry.objects.filter(article=text.article, verb="text.save", data__language=code)
    if list(saves.order_by("seq").values_list("data__revision", flat=True)) != numbers:
        yield "the record does not have each revision once"
