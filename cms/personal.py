"""What the site's own tables hold: words for everybody, which editors write, and what colleagues say beside them."""

from django.apps import apps
from wagtail.admin.models import FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, CommentReply, ModelLogEntry, PageLogEntry, Revision, TaskState

from neighbourhoods.registry import holds_public_words, holds_sentences

# A page keeps its drafts elsewhere, and the admin what somebody was still typing.
holds_public_words(*apps.get_app_config("cms").get_models(), Revision, FormState)
holds_public_words(get_image_model(), get_document_model(), PageLogEntry, ModelLogEntry)
holds_sentences(Comment, CommentReply, TaskState)
