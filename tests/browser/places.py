"""Every kind of page, each at one address of the samples' database; and what is seen while a page is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

BASE = "/nghiquyet"
DOCUMENT, WORK = "31-ctr-duk-txt", "21-nq-tw-2022-06-16"


@dataclass(frozen=True, slots=True)
class Place:
    """A page by a short name."""

    name: str
    path: str
    status: int = 200


PLACES = (
    Place("home", "/"),
    Place("overview", f"{BASE}/-/tong-quan"),
    Place("search", f"{BASE}/-/tim"),
    Place("search-found", f"{BASE}/-/tim?q=%C4%91%E1%BA%A3ng+vi%C3%AAn"),
    Place("search-number", f"{BASE}/-/tim?q=21-NQ%2FTW"),
    Place("search-nothing", f"{BASE}/-/tim?q=khongcotunay"),
    Place("original", f"{BASE}/-/tep/04-nq-tu-chuyen-doi-so-pdf"),
    Place("targets", f"{BASE}/-/chi-tieu"),
    Place("targets-unit", f"{BASE}/-/chi-tieu?don_vi=%25"),
    Place("cascade", f"{BASE}/-/doi-chieu"),
    Place("cascade-one", f"{BASE}/-/doi-chieu?chi_dao=ctr-24-tu-thuc-hien-nq-21-docx"),
    Place("coverage", f"{BASE}/-/trien-khai"),
    Place("tasks", f"{BASE}/-/nhiem-vu"),
    Place("database", BASE),
    Place("table", f"{BASE}/tasks?_size=20"),
    Place("works", f"{BASE}/works?_facet=issuer&number__isnull=0"),
    Place("view", f"{BASE}/targets_board?_size=20"),
    Place("row", f"{BASE}/documents/{DOCUMENT}"),
    Place("row-work", f"{BASE}/works/{WORK}"),
    Place("question", f"{BASE}/viec-den-han?tu_ngay=2022-11-01&so_ngay=90&co_quan="),
    Place("question-empty", f"{BASE}/ai-dan-van-ban"),
    Place("question-found", f"{BASE}/tim?tu_khoa=%22k%E1%BA%BFt+n%E1%BA%A1p%22"),
    Place("sql", f"{BASE}?sql=SELECT+type_name,+count(*)+FROM+documents+GROUP+BY+1"),
    Place("sql-wrong", f"{BASE}?sql=SELEC", 400),
    Place("reading", f"{BASE}/-/van-ban/{DOCUMENT}"),
    Place("reading-table", f"{BASE}/-/van-ban/04-nq-tu-chuyen-doi-so-pdf"),
    Place("work", f"{BASE}/-/tac-pham/{WORK}"),
    Place("graph", f"{BASE}/-/do-thi"),
    Place("graph-work", f"{BASE}/-/do-thi?work={WORK}"),
    Place("missing", f"{BASE}/-/van-ban/khong-co", 404),
    Place("nowhere", "/khong/co", 404),
)


@dataclass
class Watch:
    """What goes wrong on a page: errors that its console shows, requests that fail or leave this machine."""

    site: str
    faults: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Looks at all that the page does from now on."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # The browser says of the page itself, too, that it answers 404: its status is looked at elsewhere.
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if f"{address.scheme}://{address.netloc}" != self.site and address.scheme not in ("data", "blob"):
            self.faults.append(f"leaves the machine: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")


# Only what counts comes back: the whole result is long.
_AXE = """
async options => (await axe.run(document, options)).violations
  .filter(fault => ["serious", "critical"].includes(fault.impact))
  .map(fault => `${fault.id}: ${fault.nodes.slice(0, 5).map(node => node.html.slice(0, 160)).join(" ")}`)
"""


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """The serious and critical faults that axe finds on a page of a context which has it, by rule and place."""
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found: list[str] = page.evaluate(_AXE, {"resultTypes": ["violations"], **only})
    return found
