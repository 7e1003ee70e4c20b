"""The roles as Django groups. Their names are in `articles.roles`, their rights in permissions."""

from django.apps import apps

from articles.roles import ROLES


def make_groups(app_config, using="default", **kwargs):
    """Create the groups after every migrate; never remove or rename one that exists."""
    if app_config.name != "newsdesk":
        return
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.using(using).get_or_create(name=name)
