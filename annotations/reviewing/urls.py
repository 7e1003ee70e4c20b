from django.urls import path

from annotations.reviewing import looks, views

TEXT = "articles/<int:article_id>/review/<str:language>/"

urlpatterns = [
    path("review/", views.review_queue, name="review_queue"),
    path("exceptions/<int:exception_id>/look/", looks.second_look, name="second_look"),
    path(TEXT, views.text_review, name="text_review"),
    path(TEXT + "approve/", views.text_approve, name="text_approve"),
    path(TEXT + "return/", views.text_return, name="text_return"),
    path(TEXT + "marks/", views.annotations_approve, name="annotations_approve"),
    path(
        TEXT + "decisions/<int:text_decision_id>/take-back/",
        views.text_decision_take_back,
        name="text_decision_take_back",
    ),
    path(
        "annotations/<int:annotation_id>/approve/",
        views.annotation_approve,
        name="annotation_approve",
    ),
    path(
        "annotations/<int:annotation_id>/reject/", views.annotation_reject, name="annotation_reject"
    ),
    path(
        "decisions/<int:decision_id>/take-back/",
        views.decision_take_back,
        name="decision_take_back",
    ),
]
