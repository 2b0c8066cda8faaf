"""What somebody at the desk chooses from when they plan a course."""

from django.db.models import Q, QuerySet

from neighbourhoods import rules as whose
from neighbourhoods.models import Membership, Organisation, User
from training.models import Course, CourseRun


def courses_to_choose() -> QuerySet[Course]:
    return Course.objects.filter(is_active=True)


def other_courses(course: Course) -> QuerySet[Course]:
    """What it may count as."""
    return Course.objects.exclude(pk=course.pk)


def teachers_to_choose(viewer: User) -> QuerySet[User]:
    """Colleagues of the viewer's municipalities, people of partners and schools there, and who taught there before."""
    mine = whose.municipalities_of(viewer).order_by().values("pk")
    colleagues = whose.current_posts().filter(neighbourhood__municipality__in=mine).values("user")
    members = Membership.objects.filter(organisation__municipality__in=mine)
    partners = members.exclude(organisation__kind=Organisation.Kind.EMPLOYER).values("user")
    before = CourseRun.objects.filter(neighbourhood__municipality__in=mine, teacher__isnull=False).values("teacher")
    known = Q(pk__in=colleagues) | Q(pk__in=partners) | Q(pk__in=before)
    return User.objects.filter(known, is_active=True).order_by("first_name", "last_name", "pk")
