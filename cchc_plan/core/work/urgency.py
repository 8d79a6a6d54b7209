"""How soon something is due, as the person who has to do it says it."""

from datetime import date, timedelta

URGENCIES = ("overdue", "today", "this_week", "soon", "later", "no_date")


def last_day_of_week(day: date) -> date:
    """The Sunday of the week that ``day`` is in.

    >>> last_day_of_week(date(2024, 3, 15)), last_day_of_week(date(2024, 3, 17))
    (datetime.date(2024, 3, 17), datetime.date(2024, 3, 17))
    """
    return day + timedelta(days=6 - day.weekday())


def urgency(deadline: date | None, today: date, soon_days: int) -> str:
    """The urgency of open work; the classes exclude one another.

    :param soon_days: from how many days before its deadline work counts as due soon.

    >>> urgency(date(2024, 3, 14), date(2024, 3, 15), 7)
    'overdue'
    >>> urgency(date(2024, 3, 17), date(2024, 3, 15), 7)  # the Sunday after
    'this_week'
    >>> urgency(date(2024, 3, 22), date(2024, 3, 15), 7)
    'soon'
    >>> urgency(date(2024, 3, 23), date(2024, 3, 15), 7)
    'later'
    """
    if deadline is None:
        return "no_date"
    if deadline < today:
        return "overdue"
    if deadline == today:
        return "today"
    if deadline <= last_day_of_week(today):
        return "this_week"
    return "soon" if (deadline - today).days <= soon_days else "later"
