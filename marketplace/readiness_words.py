"""The sentences somebody says yes to, the terms that hold, and what a rule tells in words."""

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

WISH, YES = "paid_work", "seen_by_employers"  # purposes of a consent
WISH_SENTENCE = _("I would like paid work. You may look with me at what is needed.")
YES_SENTENCE = _("Employers may see my card, for 6 months. I can stop at any moment.")

SEEN_FOR = relativedelta(months=6)  # a yes is asked again after that
ASK_AHEAD = relativedelta(weeks=4)
CONFIRMED_FOR = relativedelta(days=60)  # after that the owner of a card is asked whether it is still right
WITHOUT_ANSWER = relativedelta(days=14)  # so long it is still seen; then not until they say so
AFTER_NOT_NOW = relativedelta(weeks=8)  # whoever said "not now" is left alone so long
LOOK_AGAIN_WITHIN = relativedelta(days=14)  # GDPR article 12(3) gives a month; half of it is promised
