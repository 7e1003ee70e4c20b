from django.urls import path

from annotations.rounds import views

ROUND = "rounds/<int:round_id>/"

urlpatterns = [
    path("articles/<int:article_id>/rounds/<str:language>/", views.round_list, name="round_list"),
    path(ROUND, views.round_detail, name="round_detail"),
    path(ROUND + "mark/", views.round_mark, name="round_mark"),
    path(ROUND + "unmark/", views.round_unmark, name="round_unmark"),
    path(ROUND + "submit/", views.round_submit, name="round_submit"),
    path(ROUND + "resume/", views.round_resume, name="round_resume"),
    path(ROUND + "cancel/", views.round_cancel, name="round_cancel"),
    path(ROUND + "compare/", views.round_compare, name="round_compare"),
    path(ROUND + "mine/", views.round_mine, name="round_mine"),
]
