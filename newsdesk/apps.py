from django.apps import AppConfig, apps
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from newsdesk import checks, field_names, guards, roles


class NewsdeskConfig(AppConfig):
    name = "newsdesk"
    verbose_name = _("People")

    def ready(self):
        for ours in ("newsdesk", "articles", "annotations"):
            field_names.give(apps.get_app_config(ours).get_models())
        # After a migration, never during the work: roles and database guards follow the code.
        post_migrate.connect(roles.make_groups, dispatch_uid="newsdesk.roles")
        pre_migrate.connect(guards.remove_before_migrate, dispatch_uid="newsdesk.no_guards")
        post_migrate.connect(guards.install_after_migrate, dispatch_uid="newsdesk.guards")
        register(checks.database_guards_stand, Tags.database)
        register(checks.sections_can_be_reached, Tags.database)
        register(checks.engines_are_set_rightly)
