from django.urls import path

from articles.publishing import views

ARTICLE = "articles/<int:article_id>/publish/"

urlpatterns = [
    path("publishing/", views.overview, name="publishing_list"),
    path(ARTICLE, views.publish, name="article_publish"),
    path(ARTICLE + "withdraw/", views.withdraw, name="article_withdraw"),
    path(ARTICLE + "restore/", views.restore, name="article_restore"),
    path(ARTICLE + "embargo/", views.embargo, name="article_embargo"),
    path(ARTICLE + "embargo/lift/", views.lift_embargo, name="article_lift_embargo"),
    path(ARTICLE + "scheduled/<int:release_id>/move/", views.reschedule, name="release_reschedule"),
    path(ARTICLE + "scheduled/<int:release_id>/cancel/", views.cancel, name="release_cancel"),
]
