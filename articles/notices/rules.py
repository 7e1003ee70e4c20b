"""Who is told of which act: a table from the verb of the record to [(event, ids of people)].

Whoever did it is never told; nor is anybody who may not read the article.
"""

from django.contrib.auth import get_user_model

from articles.models import ArticleText, Revision
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR


def concerned(entry):
    """[(event key, ids)] of an AuditEntry; [] for an act that concerns nobody else."""
    rule = RULES.get(entry.verb)
    return rule(entry) if rule else []


def staff(*roles):
    people = get_user_model().objects.filter(is_active=True, groups__name__in=roles)
    return set(people.values_list("pk", flat=True))


def approvers(language):
    """Those who approve texts in a language."""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=[REVIEWER, EDITOR])
    rows = people.values_list("pk", "approves_languages")
    return {pk for pk, languages in rows if language in (languages or [])}


def keepers(entry, languages=None):
    """Whose text it is: who brought the article in (for its source language) and who is assigned."""
    article, data = entry.article, entry.data
    codes = languages or data.get("languages") or [data.get("language")]
    texts = ArticleText.objects.filter(article=article, language__in=codes)
    found = set(texts.exclude(assignee=None).values_list("assignee", flat=True))
    return found | ({article.created_by_id} if article.source_language in codes else set())


def submitted(entry):
    language = entry.data["language"]
    return [("submitted", approvers(language) | countersigners(entry, language))]


def countersigners(entry, language):
    """Whose text it is, who approve the language, where another person wrote its newest revision."""
    people = get_user_model().objects.filter(is_active=True, pk__in=keepers(entry))
    rows = people.values_list("pk", "approves_languages")
    return {pk for pk, languages in rows if language in (languages or [])} - last_writer(entry)


def last_writer(entry):
    """{id} of who wrote the newest revision of the entry's text, or an empty set."""
    revisions = Revision.objects.filter(
        text__article=entry.article, text__language=entry.data["language"]
    )
    return set(revisions.order_by("-number").values_list("author", flat=True)[:1])


def decided(event):
    return lambda entry: [(event, keepers(entry) | last_writer(entry))]


def for_keepers(event):
    return lambda entry: [(event, keepers(entry))]


def handed_over(entry):
    old, new = entry.data.get("from"), entry.data.get("to", entry.data.get("assignee"))
    return [("assigned", {new}), ("unassigned", {old})]


def saved(entry):
    return [("changed", keepers(entry))] if entry.data["revision"] > 1 else []


def for_authors(event):
    return lambda entry: [(event, set(entry.data.get("authors", ())))]


def everyone(event):
    return lambda entry: [(event, staff(JOURNALIST, TRANSLATOR, REVIEWER, EDITOR))]


def asked(entry):
    named = set(entry.data.get("mentions", ()))
    return [
        ("asked", set(entry.data.get("people", ()))),
        ("mentioned", named - set(entry.data["people"])),
    ]


def closed(entry):
    return [("closed", keepers(entry) | staff(EDITOR))]


def name_asked(entry):
    """Whoever approves in every language of it could countersign."""
    codes = entry.data["languages"]
    return [("name_asked", set.intersection(*(approvers(code) for code in codes)))]


def held(entry):
    return [("held", keepers(entry, _all(entry)) | staff(EDITOR))]


def commented(entry):
    named = set(entry.data.get("mentions", ()))
    return [("mentioned", named), ("commented", set(entry.data.get("people", ())) - named)]


def of_round(event):
    return lambda entry: [(event, set(entry.data["people"]))]


def submitted_a_round(entry):
    return [] if entry.data["waiting"] else [("round_submitted", set(entry.data["people"]))]


RULES = {
    "text.submit": submitted,
    "text.approve": decided("approved"),
    "text.return": decided("returned"),
    "text.take_back": decided("decision_taken_back"),
    "text.save": saved,
    "text.plan": for_keepers("planned"),
    "text.assign": handed_over,
    "translation.assign": handed_over,
    "translation.start": handed_over,
    "annotation.approved": for_authors("mark_approved"),
    "annotation.rejected": for_authors("mark_rejected"),
    "annotation.taken_back": for_authors("mark_taken_back"),
    "article.publish": for_keepers("published"),
    "article.withdraw": closed,
    "article.restore": closed,
    "article.embargo": closed,
    "article.lift_embargo": closed,
    "article.hold": held,
    "article.lift_hold": held,
    "release.reschedule": for_keepers("rescheduled"),
    "release.cancel": for_keepers("rescheduled"),
    "article.spike": lambda entry: [("spiked", keepers(entry, _all(entry)))],
    "article.unspike": lambda entry: [("spiked", keepers(entry, _all(entry)))],
    "name.ask": name_asked,
    "name.correct": lambda entry: [("name_corrected", set(entry.data["people"]))],
    "name.refuse": lambda entry: [("name_refused", set(entry.data["people"]))],
    "thread.comment": commented,
    "thread.ask": asked,
    "thread.resolve": lambda entry: [("resolved", set(entry.data.get("people", ())))],
    "thread.reopen": lambda entry: [("resolved", set(entry.data.get("people", ())))],
    "round.start": of_round("round_begun"),
    "round.submit": submitted_a_round,
    "round.adjudicate": of_round("round_ended"),
    "round.cancel": of_round("round_ended"),
    "article.exception": everyone("exception"),
    "article.second_look": lambda entry: [("second_look", set(entry.data.get("people", ())))],
    "report.send": lambda entry: [("reported", staff(EDITOR))],
    "deputy.appoint": lambda entry: [("deputy", {entry.data["person"]})],
    "deputy.end": lambda entry: [("deputy_ended", {entry.data["person"]})],
}


def _all(entry):
    return [entry.article.source_language, *entry.article.target_languages]
