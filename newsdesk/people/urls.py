from django.urls import path

from newsdesk.people import views

PERSON = "people/<int:person_id>/"
urlpatterns = [
    path("people/", views.people_list, name="people_list"),
    path("people/invite/", views.person_invite, name="person_invite"),
    path(PERSON, views.person_detail, name="person_detail"),
    path(PERSON + "reset/", views.person_reset, name="person_reset"),
    path(PERSON + "deactivate/", views.person_deactivate, name="person_deactivate"),
    path(PERSON + "take-back/", views.person_take_back, name="person_take_back"),
    path("login/forgotten/", views.password_forgotten, name="password_forgotten"),
    path("welcome/<uidb64>/<token>/", views.WelcomeView.as_view(), name="welcome"),
    path("profile/sessions/", views.session_list, name="session_list"),
    path("profile/sessions/end/", views.session_end, name="session_end"),
]
