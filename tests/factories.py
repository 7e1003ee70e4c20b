"""Ready-made things for tests, all fixed: no random data. Sentences are the tests' own."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.approvals import current_versions, stage_of, writers_since_approval
from articles.intake.draft import Draft
from articles.models import BlockApproval, Section, TextDecision
from articles.writing import actions as writing

PASSWORD = "a-long-enough-password"

HEADLINE = "Police in two countries agree to chase call centre gangs"
SUMMARY = "Thai and Cambodian police will work together."
BODY = (
    "<p>Police chiefs of Thailand and Cambodia agreed on Monday to act together against call"
    " centre gangs.</p>"
    "<p>The Royal Thai Police said over 700,000 baht was lost in one case.</p>"
    "<p>Joint operations start within two months, The Nation reported.</p>"
)
HEADLINE_TH = "ตำรวจสองประเทศจับมือปราบแก๊งคอลเซ็นเตอร์"
BODY_TH = (
    "<p>ผู้บัญชาการตำรวจไทยและกัมพูชาตกลงร่วมมือกันปราบแก๊งคอลเซ็นเตอร์เมื่อวันจันทร์</p>"
    "<p>สำนักงานตำรวจแห่งชาติระบุว่าคดีหนึ่งเสียหายกว่า 7 แสนบาท</p>"
    "<p>ปฏิบัติการร่วมจะเริ่มภายในสองเดือน เดอะเนชั่นรายงาน</p>"
)


def make_person(username, *roles, **fields):
    person = get_user_model().objects.create_user(username.lower(), password=PASSWORD, **fields)
    person.first_name = username
    person.save()
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


def make_section(key="crime", name_en="Crime", name_th="อาชญากรรม"):
    section, _created = Section.objects.get_or_create(
        key=key, defaults={"name_en": name_en, "name_th": name_th}
    )
    return section


def make_article(by, *, headline=HEADLINE, summary=SUMMARY, body=BODY, language="en", **fields):
    """An article as it is right after intake: one text, revision 1, nothing approved."""
    section = fields.pop("section", None) or make_section()
    draft = Draft(language=language, headline=headline, summary=summary, body=body)
    return writing.start(draft, section=section, language=language, by=by, **fields)


def approve_all(text, *, by):
    """Approve every block of the text as it stands. `by` must not have written any of it."""
    text.refresh_from_db()
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=by, verdict=TextDecision.Verdict.APPROVED
    )
    for version in current_versions(text):
        if not version.approved:
            assert by.pk not in writers_since_approval(version), "pick somebody else to approve"
            BlockApproval.objects.create(version=version, decision=decision, by=by)
    text.stage = stage_of(text)
    text.save(update_fields=["stage"])
    return decision
