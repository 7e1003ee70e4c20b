from django.urls import path

from articles.publishing import answering_views as answering
from articles.publishing import clock_views as clock
from articles.publishing import deliveries, spiking_views, views
from articles.publishing.alone import views as alone
from articles.publishing.listing import views as listing
from articles.publishing.naming import views as naming
from articles.publishing.sealing import views as sealing

ARTICLE = "articles/<int:article_id>/publish/"

urlpatterns = [
    path("publishing/", views.overview, name="publishing_list"),
    path("publishing/deliveries/", deliveries.delivery_list, name="delivery_list"),
    path(
        "publishing/deliveries/<int:message_id>/again/",
        deliveries.delivery_again,
        name="delivery_again",
    ),
    path(
        "publishing/deliveries/<int:message_id>/drop/",
        deliveries.delivery_drop,
        name="delivery_drop",
    ),
    path("publishing/order/", listing.listing_list, name="listing_list"),
    path("publishing/order/<slug:kind>/<slug:place>/", listing.listing_edit, name="listing_edit"),
    path("publishing/order/undo/<int:listing_id>/do/", listing.listing_undo, name="listing_undo"),
    path("publishing/clock/", clock.clock_confirm, name="clock_confirm"),
    path("publishing/names/<int:correction_id>/", naming.name_correction, name="name_correction"),
    path(
        "publishing/names/<int:correction_id>/countersign/",
        naming.name_countersign,
        name="name_countersign",
    ),
    path("publishing/names/<int:correction_id>/refuse/", naming.name_refuse, name="name_refuse"),
    path("entities/<int:entity_id>/name/", naming.entity_name, name="entity_name"),
    path(ARTICLE + "seal/", sealing.article_seal, name="article_seal"),
    path(ARTICLE + "seal/<int:seal_id>/", sealing.seal_detail, name="seal_detail"),
    path(ARTICLE + "seal/<int:seal_id>/carry-out/", sealing.seal_carry_out, name="seal_carry_out"),
    path(ARTICLE + "seal/<int:seal_id>/refuse/", sealing.seal_refuse, name="seal_refuse"),
    path(ARTICLE + "name/", naming.article_name, name="article_name"),
    path("exceptions/", alone.exception_list, name="exception_list"),
    path("deputies/", alone.deputy_list, name="deputy_list"),
    path("deputies/<int:shift_id>/end/", alone.deputy_end, name="deputy_end"),
    path(ARTICLE + "alone/", alone.publish_alone, name="article_publish_alone"),
    path("articles/<int:article_id>/spike/", spiking_views.article_spike, name="article_spike"),
    path(
        "articles/<int:article_id>/unspike/", spiking_views.article_unspike, name="article_unspike"
    ),
    path(ARTICLE, views.publish, name="article_publish"),
    path(ARTICLE + "withdraw/", views.withdraw, name="article_withdraw"),
    path(ARTICLE + "restore/", views.restore, name="article_restore"),
    path(ARTICLE + "embargo/", views.embargo, name="article_embargo"),
    path(ARTICLE + "embargo/lift/", views.lift_embargo, name="article_lift_embargo"),
    path(ARTICLE + "waive/<str:language>/", answering.waive, name="article_waive"),
    path(ARTICLE + "right/<str:language>/", answering.waive_twin, name="article_waive_twin"),
    path(ARTICLE + "hold/", answering.hold, name="article_hold"),
    path(ARTICLE + "hold/lift/", answering.lift_hold, name="article_lift_hold"),
    path(ARTICLE + "developing/", answering.develop, name="article_develop"),
    path(ARTICLE + "updates/", answering.update_add, name="update_add"),
    path(ARTICLE + "updates/<int:number>/drop/", answering.update_drop, name="update_drop"),
    path(ARTICLE + "share/", answering.share, name="article_share"),
    path(ARTICLE + "share/<int:link_id>/end/", answering.unshare, name="article_unshare"),
    path(ARTICLE + "scheduled/<int:release_id>/move/", views.reschedule, name="release_reschedule"),
    path(
        ARTICLE + "scheduled/<int:release_id>/again/", views.plan_again, name="release_plan_again"
    ),
    path(ARTICLE + "scheduled/<int:release_id>/cancel/", views.cancel, name="release_cancel"),
]
