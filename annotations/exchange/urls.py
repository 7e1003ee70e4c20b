from django.urls import path

from annotations.exchange import views

urlpatterns = [
    path(
        "articles/<int:article_id>/annotations/<str:language>.jsonld",
        views.annotation_export,
        name="annotation_export",
    ),
]
