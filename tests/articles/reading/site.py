"""Every address of the readers' site that exists, and some that might, for tests that look
everywhere."""

from annotations.models import Claim, Entity
from articles.models import Article, Edition, Section
from tests.support.everywhere import public_addresses

LANGUAGES = ("en", "th")
SHARED = ["", "claims/", "corrections/", "feed.rss", "feed.atom", "feed.json"]
NUMBERED = [
    "",
    "both/",
    "report/",
    "editions/",
    "annotations.json",
    "editions/1.json",
    "editions/2.json",
]


def addresses():
    """Lists, feeds, maps, and all that could belong to any article, entity or edition there is,
    drafts among them."""
    found = ["/", "/robots.txt", "/sitemap.xml", "/sitemap-0.xml", "/nothing/"]
    for language in LANGUAGES:
        root = f"/{language}/"
        found += [root + tail for tail in SHARED]
        found += [f"{root}claims/?status={status}" for status in ("attributed", "corroborated")]
        for section in Section.objects.all():
            found += [f"{root}{section.key}/", f"{root}{section.key}/feed.rss"]
        found += [f"{root}entities/{pk}/" for pk in Entity.objects.values_list("pk", flat=True)]
        found += [f"{root}claims/{pk}/" for pk in Claim.objects.values_list("pk", flat=True)]
        for article in Article.objects.select_related("section"):
            numbered = f"{root}articles/{article.pk}/"
            found += [numbered + tail for tail in NUMBERED]
            found += [numbered + "changes/1-2/"]
            found += [
                f"{root}{article.section.key}/{slug}-{article.pk}/" for slug in slugs(article)
            ]
    # And whatever is added to the routes later.
    articles = Article.objects.select_related("section")
    return list(dict.fromkeys([*found, *public_addresses(articles)]))


def slugs(article):
    known = {"any"}
    known |= {article.slug_in(language) for language in LANGUAGES} - {""}
    known |= set(Edition.objects.filter(article=article).values_list("slug", flat=True))
    return known


def everything_said(client):
    """[(address, status, all its words: headers and body)] of every address."""
    answers = []
    for address in addresses():
        response = client.get(address, follow=False)
        headers = "\n".join(f"{k}: {v}" for k, v in response.headers.items())
        body = b"".join(response.streaming_content) if response.streaming else response.content
        answers.append(
            (address, response.status_code, headers + "\n" + body.decode(errors="replace"))
        )
    return answers
