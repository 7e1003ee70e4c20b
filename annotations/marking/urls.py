from django.urls import path

from annotations.marking import (
    archive_views,
    asking_views,
    claim_views,
    live_views,
    searching_views,
    tagging_views,
    undo_views,
    views,
)

TEXT = "articles/<int:article_id>/mark/<str:language>/"
SEARCH = "mention-searches/<int:search_id>/"
MARK = "annotations/<int:annotation_id>/"

urlpatterns = [
    path(TEXT, views.text_mark, name="text_mark"),
    path(TEXT + "add/", views.annotation_add, name="annotation_add"),
    path(TEXT + "claim/", claim_views.claim_new, name="claim_new"),
    path(TEXT + "accept/", views.suggestions_accept, name="suggestions_accept"),
    path(TEXT + "dismiss/", views.suggestions_dismiss, name="suggestions_dismiss"),
    path(TEXT + "ask/", asking_views.suggestions_ask, name="suggestions_ask"),
    path(TEXT + "here/", live_views.marking_here, name="marking_here"),
    path(TEXT + "undo/", undo_views.marking_undo, name="marking_undo"),
    path(
        "entities/<int:entity_id>/untagged/", archive_views.entity_untagged, name="entity_untagged"
    ),
    path(
        "entities/<int:entity_id>/untagged/search/",
        searching_views.mention_search_start,
        name="mention_search_start",
    ),
    path(SEARCH, searching_views.mention_search, name="mention_search"),
    path(SEARCH + "step/", searching_views.mention_search_step, name="mention_search_step"),
    path(SEARCH + "stop/", searching_views.mention_search_stop, name="mention_search_stop"),
    path(
        SEARCH + "take-back/",
        searching_views.mention_search_take_back,
        name="mention_search_take_back",
    ),
    path(MARK, views.annotation_detail, name="annotation_detail"),
    path(MARK + "edit/", views.annotation_edit, name="annotation_edit"),
    path(MARK + "claim/", claim_views.claim_edit, name="claim_edit"),
    path(MARK + "tag-all/", tagging_views.annotation_tag_all, name="annotation_tag_all"),
    path(MARK + "remove/", views.annotation_remove, name="annotation_remove"),
    path(MARK + "restore/", views.annotation_restore, name="annotation_restore"),
    path(MARK + "resolve/", views.annotation_resolve, name="annotation_resolve"),
]
