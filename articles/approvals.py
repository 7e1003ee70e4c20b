"""What of a text has been approved, derived from block versions and approvals.

A revision is approved when the latest version of each of its blocks, and of their order, has an
approval. An edit voids only the approval of the blocks it touched.
"""

import hashlib

from django.db.models import Exists, Max, OuterRef

from articles.models import OUTLINE, BlockApproval, BlockVersion, Stage


def digest(block):
    """SHA-256 (hex) of what a reader would see of the block."""
    content = "\0".join([block.kind, block.container, block.photo, block.html])
    return hashlib.sha256(content.encode()).hexdigest()


def digests(document):
    """{block id: digest} of every block, with `outline` for their order."""
    found = {block.id: digest(block) for block in document.blocks}
    order = "\0".join(block.id for block in document.blocks)
    found[OUTLINE] = hashlib.sha256(order.encode()).hexdigest()
    return found


def current_versions(text):
    """The latest version of each block that the current revision has, `outline` last.

    Each carries `.approved`. One query.
    """
    return versions_at(text, text.revision) if text.revision is not None else []


def versions_at(text, revision):
    """The same as it stood at a revision of the text."""
    order = _order(revision)
    versions = (
        _latest_versions(text, order, revision)
        .select_related("author")
        .annotate(approved=approval_stands())
    )
    return sorted(versions, key=lambda version: order.index(version.block))


def approval_stands():
    """Whether a BlockVersion has an approval that nobody took back, as a condition on its row."""
    return Exists(BlockApproval.objects.standing().filter(version=OuterRef("pk")))


def _order(revision):
    return [block.id for block in revision.document.blocks] + [OUTLINE]


def _latest_versions(text, blocks, revision):
    latest = (
        BlockVersion.objects.filter(text=text, block__in=blocks, revision__lte=revision.pk)
        .order_by()
        .values("block")
        .annotate(latest=Max("id"))
        .values("latest")
    )
    return BlockVersion.objects.filter(pk__in=latest)


def unapproved_blocks(text, revision=None):
    """The versions of current blocks that nobody has approved, in reading order; those of a
    `revision` as it stood then."""
    versions = versions_at(text, revision) if revision else current_versions(text)
    return [version for version in versions if not version.approved]


def is_approved(text):
    """Whether each current block's latest version has an approval: asked of the database, since
    a long text's versions take longer to read than to look through."""
    if text.revision is None:
        return False
    return (
        not _latest_versions(text, _order(text.revision), text.revision)
        .filter(~approval_stands())
        .exists()
    )


def writers_of(versions):
    """{version id: what `writers_since_approval` says of it}, in one query for all of them."""
    rows = (
        BlockVersion.objects.filter(
            text__in={version.text_id for version in versions},
            block__in={version.block for version in versions},
        )
        .annotate(approved=approval_stands())
        .order_by("pk")
        .values_list("text", "block", "pk", "author", "approved")
    )
    history = {}
    for text, block, *row in rows if versions else ():
        history.setdefault((text, block), []).append(row)
    return {
        version.pk: _since_approval(history[version.text_id, version.block], version.pk)
        for version in versions
    }


def _since_approval(history, last):
    writers = set()
    for pk, author, approved in history:
        if pk > last:
            break
        writers.add(author)
        if approved and pk < last:
            writers = set()
    return writers


def writers_since_approval(version):
    """The ids of those who wrote this block since it was last approved: they may not approve it."""
    versions = BlockVersion.objects.filter(
        text=version.text_id, block=version.block, pk__lte=version.pk
    )
    last = versions.filter(approval_stands(), pk__lt=version.pk).aggregate(last=Max("pk"))
    return set(versions.filter(pk__gt=last["last"] or 0).values_list("author", flat=True))


def blocks_that_may_be_approved(text, user, revision=None):
    """(those of the unapproved blocks that `user` may approve, those they wrote themselves)."""
    may, own = [], []
    for version in unapproved_blocks(text, revision):
        (own if user.pk in writers_since_approval(version) else may).append(version)
    return may, own


def stage_of(text, *, may_be_approved=True):
    """The stage that versions, approvals and decisions imply; what `ArticleText.stage` must say.

    `may_be_approved`: False spares the question where a block was written this very moment.
    """
    if text.revision is None:
        return Stage.DRAFT
    if may_be_approved and is_approved(text):
        return Stage.APPROVED
    # A second look at what was published decides on a revision that may be past: the newest counts.
    standing = text.decisions.standing().select_related("revision")
    last = standing.order_by("-revision_id", "-pk").first()
    if last is None:
        return Stage.DRAFT
    if last.verdict == Stage.APPROVED:
        # Approved once: what was changed since waits to be submitted again; what the reviewer
        # could not approve, having written it, waits for somebody else.
        return Stage.SUBMITTED if last.revision_id == text.revision_id else Stage.DRAFT
    if last.verdict == Stage.RETURNED and last.revision_id != text.revision_id:
        return Stage.DRAFT
    return Stage(last.verdict)
