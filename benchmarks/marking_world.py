"""Long marked articles for the marking room's measurements, in a scratch database."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from annotations.models import Annotation, AnnotationVersion, Entity, Kind
from articles.intake.draft import Draft
from articles.models import Section
from articles.writing import actions as writing
from benchmarks import ours
from benchmarks.longtext import Writer


def ready():
    call_command("migrate", verbosity=0)
    section, _made = Section.objects.get_or_create(key="crime", defaults={"name_en": "Crime"})
    return section


def person(name, role="journalist"):
    found, made = get_user_model().objects.get_or_create(username=name)
    if made:
        found.groups.set(Group.objects.filter(name=role))
    return found


def article(section, size, count, seed, *, by):
    """(the article, its Writer): `size` code points with `count` marks, three of four of entities.

    The entities go by other names than the words marked, so that nothing else is suggested.
    """
    writer = Writer(size, count, seed)
    body = "".join(f"<p>{text}</p>" for text in writer.page.texts)
    draft = Draft(language="en", headline=f"News {size}", summary="In short", body=body)
    made = writing.start(draft, section=section, language="en", by=by)
    text = made.texts.get()
    person_kind, money = Kind.objects.get(key="person"), Kind.objects.get(key="money")
    bearers = Entity.objects.bulk_create(
        Entity(kind=person_kind, name_en=f"Bearer No {size} {number}", created_by=by)
        for number in range(200)
    )
    marks = []
    for number, anchor in enumerate(ours.anchors_of(writer.page.texts, writer.offsets())):
        entity = bearers[number % len(bearers)] if number % 4 else None
        mark = Annotation(
            text=text, kind=person_kind if entity else money, entity=entity, created_by=by,
            version_number=1, anchored_on=text.revision,
        )  # fmt: skip
        mark.anchor = anchor
        marks.append(mark)
    Annotation.objects.bulk_create(marks, batch_size=500)
    AnnotationVersion.objects.bulk_create(
        (
            AnnotationVersion(
                annotation=mark, number=1, author=by, cause="made", start_block=mark.start_block,
                start=mark.start, end_block=mark.end_block, end=mark.end, exact=mark.exact,
                revision=text.revision,
            )
            for mark in marks
        ),
        batch_size=500,
    )  # fmt: skip
    return made, writer
