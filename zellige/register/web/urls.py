from django.urls import path

from zellige.register.web.views import initiatives, parts, products

app_name = "register"
urlpatterns = [
    path("initiatives/", initiatives.listing, name="initiatives"),
    path("initiatives/new/", initiatives.new, name="new-initiative"),
    path("initiatives/<slug:ref>/", initiatives.detail, name="initiative"),
    path("initiatives/<slug:ref>/submit/", parts.submit, name="submit"),
    path("initiatives/<slug:ref>/operators/new/", parts.new_operator, name="new-operator"),
    path("initiatives/<slug:ref>/processings/new/", parts.new_processing, name="new-processing"),
    path("products/", products.listing, name="products"),
    path("products/<int:pk>/", products.detail, name="product"),
    path("products/<int:pk>/versions/new/", products.new_version, name="new-version"),
]
