"""Which tables of growing are about people."""

from neighbourhoods.registry import about_people, holds_sentences, not_about_people

from .models import Certificate, Course

about_people(Certificate, "person", hands_over="person course awarded_on awarded_by valid_until withdrawn_at")
not_about_people(Course)
holds_sentences(Course)
