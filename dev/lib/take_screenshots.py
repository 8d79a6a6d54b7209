"""take_screenshots.py URL FOLDER — the README's pictures, from a demo's server."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

url, folder = sys.argv[1], Path(sys.argv[2])
PLAN_FILE = (
    Path(__file__).parents[2] / "cchc_plan" / "demo" / "ke-hoach-10-KH-UBND-2024.docx"
)
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


def log_in(browser, login, size):
    page = browser.new_context(viewport=size, locale="vi-VN").new_page()
    page.goto(f"{url}/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    page.wait_for_selector(".o_action_manager")
    return page


def show(page, path, selector):
    page.goto(f"{url}/odoo/{path}")
    page.locator(selector).first.wait_for()


def take(page, name):
    # Pictures of people and the last animation come after the page itself.
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / f"{name}.png")


def take_import(page):
    show(page, "action-cchc_plan.cchc_plan_import_action", "button[name=action_read]")
    page.set_input_files("input[type=file]", PLAN_FILE)
    page.click("button[name=action_read]")
    page.locator("div[name=line_ids] .o_data_row").first.wait_for()
    take(page, "import")
    page.click(".o_notebook .nav-link[name=findings]")
    take(page, "import-warnings")


def take_plan(page):
    show(page, "action-cchc_plan.cchc_plan_action", ".o_data_row, .o_kanban_record")
    take(page, "plans")
    page.locator(".o_data_row", has_text="05/KH-UBND").first.click()
    page.locator("button[name=action_print]").first.wait_for()
    take(page, "plan")
    with page.expect_download() as waiting:
        page.click("button[name=action_print]")
    pdf = folder / "plan.pdf"
    waiting.value.save_as(pdf)
    for number, name in ((1, "print-plan"), (-1, "print-annex")):
        draw_page(pdf, number, name)
    pdf.unlink()


def draw_page(pdf, number, name):
    """One page as a picture; -1 is the last but one, a full page of the annex."""
    if number < 0:
        said = subprocess.run(
            ["pdfinfo", pdf], check=True, capture_output=True, text=True
        ).stdout
        number += int(said.split("Pages:")[1].split()[0])
    page = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "70", "-png"]
    subprocess.run(["pdftoppm", *page, pdf, folder / name], check=True)


def take_tasks(page):
    show(page, "action-cchc_plan.cchc_task_action", ".o_group_header, .o_data_row")
    take(page, "tasks")
    show(page, "action-cchc_plan.cchc_task_action?view_type=kanban", ".o_kanban_record")
    take(page, "kanban")


def take_board(page):
    show(page, "action-cchc_plan.cchc_plan_board_action", ".o_cchc_board_row")
    take(page, "year-board")


def take_indicators(page):
    show(page, "action-cchc_plan.cchc_indicator_action", ".o_data_row, .o_group_header")
    take(page, "indicators")


def take_letter(page):
    write = "button[name=action_write]"
    show(page, "action-cchc_plan.cchc_chasing_wizard_action", write)
    page.click(write)
    page.locator("button[name=action_print]").first.wait_for()
    take(page, "chasing-letter")


def take_report(page):
    """A report that waits for the leader, with its text; and one sent, as printed."""
    show(page, "action-cchc_plan.cchc_report_action", ".o_data_row")
    page.locator(".o_data_row", has_text="tuyên truyền").click()
    page.locator("div[name=paragraph_ids] .o_data_row").first.wait_for()
    page.locator(".o_notebook").scroll_into_view_if_needed()
    page.mouse.move(683, 500)
    page.mouse.wheel(0, 420)
    take(page, "report")
    show(page, "action-cchc_plan.cchc_report_action", ".o_data_row")
    page.locator(".o_data_row", has_text="69/BC-UBND").click()
    page.locator("button[name=action_print]").first.wait_for()
    with page.expect_download() as waiting:
        page.click("button[name=action_print]")
    pdf = folder / "report.pdf"
    waiting.value.save_as(pdf)
    draw_page(pdf, 1, "print-report")
    pdf.unlink()


def take_part(browser):
    """A unit's page on a phone, where it still has to write."""
    page = log_in(browser, "taichinh", PHONE)
    own = "action-cchc_plan.cchc_contribution_action_my"
    show(page, own, ".o_kanban_record, .o_data_row")
    page.locator(".o_kanban_record, .o_data_row").first.click()
    page.locator("button[name=action_submit]").first.wait_for()
    take(page, "report-part")


def take_steering(page):
    show(page, "action-cchc_plan.cchc_plan_steering_action", ".o_cchc_steering_figure")
    page.locator("canvas").first.wait_for()
    take(page, "steering")
    page.click("button[name=print]")
    with page.expect_download() as waiting:
        page.get_by_text("A3").click()
    pdf = folder / "wall-sheet.pdf"
    waiting.value.save_as(pdf)
    draw_page(pdf, 1, "wall-sheet")
    pdf.unlink()


with sync_playwright() as playwright:
    folder.mkdir(parents=True, exist_ok=True)
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    office = log_in(browser, "vanphong", DESKTOP)
    take_import(office)
    take_plan(office)
    take_tasks(office)
    take_board(office)
    take_indicators(office)
    take_letter(office)
    take_report(office)
    take_part(browser)
    leader = log_in(browser, "chutich", DESKTOP)
    awaiting = "action-cchc_plan.cchc_extension_action_awaiting"
    show(leader, awaiting, ".o_view_controller")
    take(leader, "awaiting")
    take_steering(leader)
    staff = log_in(browser, "tuphap", PHONE)
    show(staff, "action-cchc_plan.cchc_task_action_my", ".o_kanban_record")
    take(staff, "phone-my-tasks")
    staff.locator(".o_kanban_record").first.click()
    staff.locator(".o_form_view").first.wait_for()
    take(staff, "phone-task")
    browser.close()
