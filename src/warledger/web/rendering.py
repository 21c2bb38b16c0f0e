"""Page records → HTML, by the templates. Everything that is not markup of ours is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from warledger.publish.phrase import counted, day_words, listed, period_words
from warledger.web.desk import State
from warledger.web.headers import policy_for
from warledger.web.links import Links
from warledger.web.options import SiteOptions

NAVIGATION = (
    ("overview", "Overview"),
    ("brief", "Brief"),
    ("disputes", "Disputes"),
    ("control", "Control"),
    ("origins", "Origins"),
    ("wording", "Wording"),
    ("documents", "Documents"),
    ("search", "Search"),
    ("notices", "Notices"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: where it is, where it leads, and what to know of the whole site.

    ``name`` is the page's in the navigation; ``faults`` say what of the address could not be understood.
    """

    name: str
    links: Links
    state: State
    options: SiteOptions
    faults: tuple[str, ...] = ()

    @property
    def basemap(self) -> str | None:
        """The address of the base map that the user chose, None for the offline one."""
        return self.links.basemap() if self.options.basemap_file is not None else self.options.basemap

    @property
    def policy(self) -> str:
        """The content security policy, for pages that no server sends headers with."""
        return policy_for(self.options, in_page=True)

    @property
    def navigation(self) -> tuple[tuple[str, str, str, bool], ...]:
        """The pages: name, words, address, and whether it is this one."""
        return tuple((name, words, self.links.page(name), name == self.name) for name, words in NAVIGATION)


def render(template: str, frame: Frame, page: object) -> str:
    """Return a page.

    Args:
        template: its name, without ending.
        frame: what stands around it.
        page: its record.
    """
    return _environment().get_template(f"{template}.html").render(frame=frame, links=frame.links, page=page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("warledger.web"), PrefixLoader({"publish": PackageLoader("warledger.publish")})]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters())
    return environment


def _filters() -> Mapping[str, object]:
    return {
        "counted": counted,
        "day": day_words,
        "number": lambda value: f"{value:,}",
        "listed": lambda words, most=4: listed(list(words), most),
        "period": lambda pair: period_words(*pair),
        "km": lambda value: f"{value:.3g} km" if value is not None else "not known",
    }
