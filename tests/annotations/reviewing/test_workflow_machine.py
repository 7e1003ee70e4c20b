"""Random walks through the workflow by everybody, roles changing in between.

Whatever is tried: no edition without a non-author's approval of every block, no mark in it whose
approval is its author's own, and no approval that outlives an edit of its words.
"""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from annotations.models import Annotation, AnnotationVersion, Decision
from annotations.reviewing import actions as reviewing
from articles.approvals import digests
from articles.exceptions import NewsroomError
from articles.models import BlockApproval, BlockVersion, Edition
from articles.publishing import actions as publishing
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_entity, make_mark, make_value

PEOPLE = ("mali", "ploy", "somchai", "anan")
ROLES = ("journalist", "reviewer", "editor")
WHO = st.sampled_from(PEOPLE)
REFUSALS = (NewsroomError, PermissionDenied)


class Workflow(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.people = {name: factories.make_person(f"W{name}", "editor") for name in PEOPLE}
        self.people["mali"].groups.set(Group.objects.filter(name="journalist"))
        article = factories.make_article(self.people["mali"])
        self.text, self.article, self.count = article.texts.get(), article, 0
        self.police = make_entity(self.people["mali"])

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def person(self, name):
        """The person as a new request finds them."""
        found = self.people[name]
        return type(found).objects.get(pk=found.pk)

    @rule(who=WHO, role=st.sampled_from(ROLES))
    def change_role(self, who, role):
        self.people[who].groups.set(Group.objects.filter(name=role))

    @rule(who=WHO, place=st.integers(0, 3), fold=st.booleans())
    def write(self, who, place, fold):
        self.text.refresh_from_db()
        self.count += 1
        content = Content.of(self.text.revision)
        parts = content.body.split("</p>")[:-1]
        if fold and len(parts) > 2:
            parts.insert(0, parts.pop())
        else:
            parts[place % len(parts)] += f" Word{self.count}."
        body = "".join(f"{part}</p>" for part in parts)
        with suppress(*REFUSALS):
            writing.save(
                self.text,
                replace(content, body=body),
                based_on=self.text.revision_number,
                by=self.person(who),
            )

    @rule(who=WHO)
    def submit(self, who):
        with suppress(*REFUSALS):
            writing.submit(self.text, by=self.person(who))

    @rule(who=WHO)
    def mark(self, who):
        with suppress(IndexError, *REFUSALS):
            if self.count % 2:
                make_mark(self.text, self.person(who), entity=self.police)
            else:
                make_value(self.text, self.person(who))

    @rule(who=WHO)
    def approve_text(self, who):
        self.text.refresh_from_db()
        with suppress(*REFUSALS):
            reviewing.approve_text(
                self.text, revision=self.text.revision_number, by=self.person(who)
            )

    @rule(who=WHO)
    def return_text(self, who):
        with suppress(*REFUSALS):
            reviewing.return_text(
                self.text, revision=self.text.revision_number, by=self.person(who), reason="No"
            )

    @rule(who=WHO, pick=st.integers(0, 2))
    def take_back_text(self, who, pick):
        decisions = list(self.text.decisions.all()[:3])
        if decisions:
            with suppress(*REFUSALS):
                reviewing.take_back_text(decisions[pick % len(decisions)], by=self.person(who))

    @rule(who=WHO, pick=st.integers(0, 9))
    def take_back_mark(self, who, pick):
        decisions = list(Decision.objects.filter(annotation__text=self.text).order_by("-pk")[:10])
        if decisions:
            with suppress(*REFUSALS):
                reviewing.take_back(decisions[pick % len(decisions)], by=self.person(who))

    @rule(who=WHO, pick=st.integers(0, 9))
    def approve_mark(self, who, pick):
        marks = list(Annotation.objects.filter(text=self.text).order_by("pk"))
        if marks:
            mark = marks[pick % len(marks)]
            with suppress(*REFUSALS):
                reviewing.approve(mark, version=mark.version_number, by=self.person(who))

    @rule(who=WHO)
    def publish(self, who):
        with suppress(*REFUSALS):
            publishing.publish(self.article, ["en"], by=self.person(who))

    @invariant()
    def every_edition_was_seen_by_other_eyes(self):
        newest = Edition.objects.filter(article=self.article).order_by("number").last()
        if newest is None:
            return
        for block, digest in digests(newest.revision.document).items():
            assert eyes_on(self.text, block, digest, newest.revision), block

    @invariant()
    def no_approval_outlives_a_change_or_is_an_authors(self):
        approved = Annotation.objects.filter(text=self.text, state=Annotation.State.APPROVED)
        for mark in approved:
            version = AnnotationVersion.objects.get(annotation=mark, number=mark.version_number)
            decisions = Decision.objects.filter(version=version).order_by("pk")
            assert decisions.last().verdict == Decision.Verdict.APPROVED
            assert version.exact == mark.exact
            assert decisions.last().by_id not in {version.author_id, mark.created_by_id} or (
                approved_before(mark, version)
            )


def eyes_on(text, block, digest, revision):
    """Whether somebody approved these very words of the block who had not written them."""
    versions = BlockVersion.objects.filter(
        text=text, block=block, revision__number__lte=revision.number
    )
    version = versions.order_by("pk").last()
    approvals = BlockApproval.objects.standing().filter(version=version)
    approvals = approvals.exclude(by=version.author_id)
    return version.digest == digest and approvals.exists()


def approved_before(mark, version):
    """Whether an earlier version was approved: then its first author may judge what came after."""
    return (
        Decision.objects.filter(
            annotation=mark, verdict=Decision.Verdict.APPROVED, version__number__lt=version.number
        ).exists()
        and version.author_id != Decision.objects.filter(version=version).last().by_id
    )


def walk(examples, steps):
    run_state_machine_as_test(
        Workflow,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_random_workflow_steps_break_no_rule(db):
    walk(examples=6, steps=30)


@pytest.mark.soak
def test_two_thousand_random_workflow_steps_break_no_rule(db):
    walk(examples=40, steps=50)
