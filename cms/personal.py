"""What the site's own tables hold: words for everybody, which editors write. A page keeps its drafts elsewhere."""

from django.apps import apps
from wagtail.models import Revision

from neighbourhoods.registry import holds_public_words

holds_public_words(*apps.get_app_config("cms").get_models(), Revision)
