from django.urls import path

from zellige.institutions.web.views import seat, sign

app_name = "institutions"
urlpatterns = [
    path("sign-in/", sign.SignIn.as_view(), name="sign-in"),
    path("sign-out/", sign.sign_out, name="sign-out"),
    path("seat/", seat.choose, name="seat"),
    path("seat/sit-as/", seat.sit_as, name="sit-as"),
]
