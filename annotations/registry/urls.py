from django.urls import path

from annotations.registry import approving_views, guidelines, merge_views, sheet_views, views

urlpatterns = [
    path("entities/", views.entity_list, name="entity_list"),
    path("entities/search.json", views.entity_search, name="entity_search"),
    path("entities/new/", views.entity_new, name="entity_new"),
    path("guidelines/", guidelines.guideline_list, name="guideline_list"),
    path("guidelines/<slug:kind_key>/", guidelines.guideline_edit, name="guideline_edit"),
    path("entities/export.csv", sheet_views.entity_export, name="entity_export"),
    path("entities/import/", sheet_views.entity_import, name="entity_import"),
    path("entities/waiting/", approving_views.entity_waiting, name="entity_waiting"),
    path(
        "entities/approvals/<int:approval_id>/take-back/",
        approving_views.entity_approval_take_back,
        name="entity_approval_take_back",
    ),
    path(
        "entities/<int:entity_id>/approve/", approving_views.entity_approve, name="entity_approve"
    ),
    path(
        "entities/<int:entity_id>/put-back/",
        approving_views.entity_put_back,
        name="entity_put_back",
    ),
    path("entities/duplicates/", merge_views.entity_duplicates, name="entity_duplicates"),
    path("entities/merges/<int:merge_id>/undo/", merge_views.merge_undo, name="merge_undo"),
    path("entities/<int:entity_id>/merge/", merge_views.entity_merge, name="entity_merge"),
    path("entities/<int:entity_id>/", views.entity_detail, name="entity_detail"),
    path("entities/<int:entity_id>/edit/", views.entity_edit, name="entity_edit"),
]
