from django.urls import path

from annotations.registry import views

urlpatterns = [
    path("entities/", views.entity_list, name="entity_list"),
    path("entities/search.json", views.entity_search, name="entity_search"),
    path("entities/new/", views.entity_new, name="entity_new"),
    path("entities/<int:entity_id>/", views.entity_detail, name="entity_detail"),
    path("entities/<int:entity_id>/edit/", views.entity_edit, name="entity_edit"),
]
