from django.urls import path

from articles.photos import views

ARTICLE = "articles/<int:article_id>/photos/"
urlpatterns = [
    path(ARTICLE, views.photo_list, name="photo_list"),
    path(ARTICLE + "add/", views.photo_add, name="photo_add"),
    path(ARTICLE + "<int:photo_id>/", views.photo_detail, name="photo_detail"),
    path(ARTICLE + "<int:photo_id>/lead/", views.photo_lead, name="photo_lead"),
    path(ARTICLE + "<int:photo_id>/remove/", views.photo_remove, name="photo_remove"),
    path(ARTICLE + "<int:photo_id>/put-back/", views.photo_put_back, name="photo_put_back"),
    path(ARTICLE + "<int:photo_id>/erase/", views.photo_erase, name="photo_erase"),
    path(ARTICLE + "<int:photo_id>/image/", views.photo_image, name="photo_image"),
]
