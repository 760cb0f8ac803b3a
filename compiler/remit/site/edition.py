"""The page of an edition: what it is, its kinds of feedback, its self-assessment, its times as a table."""

from __future__ import annotations

from collections.abc import Iterator

from remit.markup import Markup, element, on_lines
from remit.site import rules
from remit.site.assessments import links
from remit.site.changed import changed, has_changes
from remit.site.downloads import downloads
from remit.site.frame import Frame
from remit.site.published import Published
from remit.site.subject import Subject, kind_named
from remit.targets import calendar_ics, sla_csv, sla_xlsx

UP = "../../"


def files(published: Published, frame: Frame) -> dict[str, bytes]:
    """Return the page with what it offers, by their paths from the edition's folder."""
    policy = published.policy
    table = {target.SUFFIX: target.render_edition(published.edition) for target in (sla_xlsx, sla_csv, calendar_ics)}
    title = f"{policy.council}: {frame.words.say('edition link', policy=policy.title, edition=policy.edition)}"
    trail = [(frame.words.say("all councils"), f"{UP}index.html")]
    content = _content(published, table, frame)
    return {"index.html": frame.page(title, content, UP, trail, frame.foot(published, "")), **table}


def _content(published: Published, table: dict[str, bytes], frame: Frame) -> Iterator[Markup]:
    say = frame.words.say
    yield element("p", published.policy.council, class_="over")
    yield element("h1", say("edition link", policy=published.policy.title, edition=published.policy.edition))
    yield frame.facts(Subject(published, frame).facts())
    yield element("h2", say("kinds"))
    yield element("p", say("kinds intro"))
    yield element("ul", on_lines(_kinds(published)))
    if has_changes(published):
        yield element("h2", say("changed"))
        yield from changed(published, "", frame)
    yield element("h2", say("assessments"))
    if published.assessments:
        yield element("p", say("assessments intro"))
        yield element("ul", on_lines(links(published, frame)))
    else:
        yield element("p", say("assessments none"))
    yield element("h2", say("rules"))
    yield element("p", say("rules link intro"))
    yield rules.link(frame)
    yield element("h2", say("downloads"))
    yield downloads(table, frame)


def _kinds(published: Published) -> Iterator[Markup]:
    for each in published.edition.products:
        yield element("li", element("a", kind_named(each), href=f"{each.procedure.slug}/index.html"))
