from django.urls import path

from articles.intake import views

urlpatterns = [
    path("uploads/<int:upload_id>/", views.upload_download, name="upload_download"),
]
