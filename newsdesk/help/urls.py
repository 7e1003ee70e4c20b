from django.urls import path

from newsdesk.help import views

urlpatterns = [
    path("help/", views.help_index, name="help_index"),
    path("help/<slug:guide>/", views.help_page, name="help_page"),
    path("help/images/<slug:picture>.png", views.help_image, name="help_image"),
]
