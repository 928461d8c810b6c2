"""Every component, as a browser shows it: without barriers, within the screen, and doing what it says."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"


@pytest.fixture
def gallery(visitor, django_user_model, settings):
    """Opens the design gallery, with a query if given."""
    settings.DEMO = True
    django_user_model.objects.create_user("worker", "worker@example.org", PASSWORD)
    visitor.sign_in("worker", PASSWORD)

    def opened(query: str = ""):
        visitor.open(f"/design/{query}")
        visitor.page.wait_for_timeout(300)
        return visitor

    return opened


@pytest.mark.parametrize("query", ["", "?errors", "?team=north&status=overdue"])
def test_no_barrier_and_nothing_beyond_the_screen(gallery, query):
    visitor = gallery(query)
    assert visitor.barriers() == []
    assert not visitor.scrolls_sideways()


def test_a_table_that_is_all_there_sorts_where_it_stands(gallery):
    page = gallery().page

    def children() -> list[str]:
        return page.locator("table").first.locator("tbody th").all_inner_texts()

    before = page.url
    page.get_by_role("button", name="Visits").click()
    assert children() == ["Dina Hussain", "Callum Price", "Ben Shaw", "Amara Okafor"]
    page.get_by_role("button", name="Visits").click()
    assert children() == ["Amara Okafor", "Ben Shaw", "Callum Price", "Dina Hussain"]
    page.get_by_role("button", name="Team").click()
    assert children()[-1] == "Dina Hussain", "whoever has no team comes last"
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Team")
    assert page.url == before


def test_an_error_leads_to_its_field(gallery):
    page = gallery("?errors").page
    page.get_by_role("link", name="Date of birth must be a real date").click()
    assert page.evaluate("document.activeElement.id") == "id_date_of_birth"


def test_the_skip_link_leads_past_the_navigation(gallery):
    visitor = gallery()
    visitor.open("/accounts/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.className") == "govuk-skip-link"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main-content"


def test_before_an_idle_session_ends_the_reader_is_asked(gallery):
    visitor = gallery()
    page = visitor.page
    page.clock.install()
    visitor.open("/accounts/")
    page.clock.fast_forward("27:50")
    page.clock.run_for(1000)
    assert not page.locator("#csc-timeout").is_visible()
    page.clock.fast_forward("01:00")
    page.clock.run_for(1000)
    assert page.locator("#csc-timeout").is_visible()
    assert visitor.barriers() == []
    page.get_by_role("button", name="Stay signed in").click()
    page.locator("#csc-timeout").wait_for(state="hidden")


def test_pages_print_without_what_cannot_be_pressed_on_paper(gallery):
    page = gallery().page
    page.emulate_media(media="print")
    for gone in (".csc-header__person", ".csc-filter", ".govuk-pagination", ".govuk-button", ".govuk-breadcrumbs"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("thead").first.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator(".csc-chart svg").first.is_visible()
