"""A row's number in an address. Longer ones fit in no database and name nothing: not found."""

from django.urls.converters import IntConverter


class RowNumber(IntConverter):
    regex = "[0-9]{1,15}"
