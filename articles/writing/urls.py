from django.urls import path

from articles.writing.views import bring_in, history, write

urlpatterns = [
    path("articles/new/", bring_in.article_new, name="article_new"),
    path("articles/new/<int:upload_id>/", bring_in.article_found, name="article_found"),
    path(
        "articles/new/<int:upload_id>/beside/<int:article_id>/",
        bring_in.upload_beside,
        name="upload_beside",
    ),
    path("uploads/<int:upload_id>/discard/", bring_in.upload_discard, name="upload_discard"),
    path("articles/<int:article_id>/write/<slug:language>/", write.text_write, name="text_write"),
    path(
        "articles/<int:article_id>/write/<slug:language>/unsaved/",
        write.text_unsaved,
        name="text_unsaved",
    ),
    path(
        "articles/<int:article_id>/write/<slug:language>/here/",
        write.text_here,
        name="text_here",
    ),
    path(
        "articles/<int:article_id>/write/<slug:language>/left/",
        write.text_left,
        name="text_left",
    ),
    path(
        "articles/<int:article_id>/write/<slug:language>/merge/",
        write.text_merge,
        name="text_merge",
    ),
    path(
        "articles/<int:article_id>/write/<slug:language>/discard/",
        write.text_unsaved_discard,
        name="text_unsaved_discard",
    ),
    path(
        "articles/<int:article_id>/write/<slug:language>/submit/",
        write.text_submit,
        name="text_submit",
    ),
    path(
        "articles/<int:article_id>/history/<slug:language>/",
        history.text_history,
        name="text_history",
    ),
    path(
        "articles/<int:article_id>/history/<slug:language>/<int:number>/restore/",
        history.text_restore,
        name="text_restore",
    ),
]
