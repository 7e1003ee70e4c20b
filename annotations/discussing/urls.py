from django.urls import path

from annotations.discussing import views

urlpatterns = [
    path("articles/<int:article_id>/threads/", views.article_threads, name="article_threads"),
    path("annotations/<int:annotation_id>/ask/", views.annotation_ask, name="annotation_ask"),
    path("threads/<int:thread_id>/comment/", views.thread_comment, name="thread_comment"),
    path("threads/<int:thread_id>/resolve/", views.thread_resolve, name="thread_resolve"),
    path("threads/<int:thread_id>/reopen/", views.thread_reopen, name="thread_reopen"),
]
