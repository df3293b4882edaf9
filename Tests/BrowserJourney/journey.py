#!/usr/bin/env python3
"""Goes a relative's whole way through the public site in a real browser, and judges every kind of page on the way.

usage: journey.py PROGRAM SITE AXE FOLDER     (Tests/browser calls it)

SITE is a folder to make the demonstration in, AXE is axe.min.js, and pictures go to FOLDER.
"""
import contextlib, pathlib, re, signal, subprocess, sys, time, traceback
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from browser import DESKTOP, PHONE, Browser
from judges import Judges
from served import Served

MAIL, WRONG_MAIL = "kim@example.org", "kim@example"
# What is sent faster is taken for a program's (Tickets.leastSeconds is 2).
PATIENCE = 3
# How the cards and a person's own page mark where somebody stands.
STANDING = {"seats": ".seats.free", "queue": ".seats.queue"}


class Report:
    """A line a step, and at the end all that is wrong."""

    def __init__(self):
        self.passed, self.failed = 0, []

    @contextlib.contextmanager
    def step(self, name):
        """What goes wrong within is noted, and the next step goes on; faults that stop nothing are added to the list given."""
        faults, start = [], time.monotonic()
        try:
            yield faults
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            faults.append(f"{type(error).__name__} in {place.name}: {(str(error).splitlines() or [''])[0]}")
        seconds = time.monotonic() - start
        if faults:
            self.failed.append(name)
            print(f"FAULT  {name} ({seconds:.0f} s)", *faults, sep="\n       ", flush=True)
        else:
            self.passed += 1
            print(f"ok     {name} ({seconds:.0f} s)", flush=True)


def group_with(site, availability):
    """A group that stands so, and a district whose people it is for."""
    for group in site.groups():
        if group["availability"] == availability and group.get("meetings") and group["districts"]:
            return group["id"], group["districts"][0]
    raise AssertionError(f"no group has {availability}")


def confirm(browser, act):
    """Opens what must be opened first, and says yes there."""
    form = browser.find(f"form[action$='/{act}']")
    button = form.find_element(By.TAG_NAME, "button")
    assert not button.is_displayed(), f"one slip is enough to {act}"
    form.find_element(By.XPATH, "ancestor::details/summary").click()
    assert button.is_displayed(), f"{act} cannot be confirmed"
    browser.press(button)


def problems_lead_somewhere(browser):
    """Each line of the list of errors leads to a field, which then has the focus."""
    links = browser.all(".problems a")
    assert links, "no list of what is wrong"
    faults = []
    for link in links:
        name = link.get_attribute("href").partition("#")[2]
        link.click()
        focused = browser.run("return document.activeElement.id")
        if focused != name:
            faults.append(f"the error “{link.text}” leads to #{name}, but the focus is on #{focused}")
    return faults


# The three steps

def first_step(browser, district):
    browser.choose("#stadsdel", district)
    browser.press(browser.find("main form button"))


def second_step(browser, mail):
    browser.write("#namn", "Kim")
    browser.find("input[name=kontakt][value=epost]").click()
    browser.write("#epost", mail)
    browser.press(browser.find("main form button"))


def send(browser, opened):
    time.sleep(max(0, opened + PATIENCE - time.monotonic()))
    browser.press(browser.find("form[action$='/skicka'] button"))
    assert "/min/" in browser.address, f"sent, and then at {browser.address}: {browser.text[:200]}"


def ask(browser, key, district, also=(), prefix=""):
    """All three at once.

    The answer is the personal page's address, without what tells that it is new; None where the first step is refused.
    """
    browser.open(f"{prefix}/anmal/{key}")
    opened = time.monotonic()
    for other in also:
        browser.find(f"input[name=grupp][value='{other}']").click()
    first_step(browser, district)
    if browser.all(".problems"):
        return None
    second_step(browser, MAIL)
    send(browser, opened)
    return browser.address.partition("?")[0]


# The journeys

def whole_way(site, browser, name, availability, prefix="", mistake=False):
    """From the catalogue to a place, and to when nothing is left of it."""
    def picture(of): browser.picture(f"{name}-{of}")
    key, district = group_with(site, availability)
    faults = []

    browser.open(prefix or "/")
    everything = len(browser.all(".cards > li"))
    picture("1-catalogue")
    browser.choose("#stadsdel", district)
    browser.press(browser.find("form.filter button"))
    cards = browser.all(".cards > li")
    assert f"stadsdel={district}" in browser.address and 0 < len(cards) < everything, "the filter does not narrow"
    assert browser.find("#stadsdel").get_attribute("value") == district, "the filter forgets what was chosen"
    picture("2-filtered")

    link = browser.find(f".cards a[href$='/grupp/{key}']")
    said = link.find_element(By.XPATH, f"ancestor::li/p[contains(@class, 'seats')]").text
    browser.press(link)
    assert browser.find("main > .seats").text == said, "the group's own page says another thing of its seats"
    picture("3-group")
    browser.press(browser.find("main a.button"))
    opened = time.monotonic()
    picture("4-step-1")
    first_step(browser, district)
    if mistake:
        second_step(browser, WRONG_MAIL)
        assert browser.answer()[0] == 422, "a wrong e-mail address is taken"
        field = browser.find("#epost")
        told = field.get_attribute("aria-describedby").split()[-1]
        assert field.get_attribute("aria-invalid") == "true" and browser.find("#" + told).text, "the field does not tell what is wrong"
        assert browser.find("#namn").get_attribute("value") == "Kim", "what was right is forgotten"
        faults += problems_lead_somewhere(browser)
        picture("5-mistake")
    picture("5-step-2")
    second_step(browser, MAIL)
    assert "Kim" in browser.text and MAIL in browser.text, "the last step does not show what was written"
    picture("6-step-3")
    send(browser, opened)

    own = browser.address.partition("?")[0]
    assert browser.all("[role=status]") and browser.all(f".place {STANDING[availability]}"), f"no place: {browser.text[:300]}"
    picture("7-own-page")

    browser.press(browser.find("form[action$='/ny-kalender'] button"))
    calendar = browser.find("#adress").get_attribute("value")
    status, kind, text = site.fetch(calendar)
    assert (status, kind.partition(";")[0]) == (200, "text/calendar") and text.startswith("BEGIN:VCALENDAR"), f"no calendar: {status} {kind}"
    assert ("BEGIN:VEVENT" in text) or availability == "queue", "the calendar of somebody with a seat is empty"
    picture("8-calendar")
    if browser.find(".copy button").is_displayed() != browser.scripts:
        faults.append("the copy button is " + ("missing" if browser.scripts else "shown though it does nothing without JavaScript"))

    confirm(browser, "lamna")
    assert not browser.all(".place"), "the place is still there"
    picture("9-left")

    browser.find("form[action$='/ratta']").find_element(By.XPATH, "ancestor::details/summary").click()
    browser.write("#namn", "Robin")
    browser.press(browser.find("form[action$='/ratta'] button"))
    assert "Robin" in browser.find(".facts").text, "the name is not corrected"
    assert MAIL in browser.find(".facts").text, "the address went with the old name"
    assert "Robin" in site.fetch(own.replace("/en/", "/") + ".json")[2], "the file to download has another name"
    picture("10-corrected")

    confirm(browser, "radera")
    assert browser.answer()[0] == 200 and own not in browser.find("main").get_attribute("innerHTML"), "not erased"
    picture("11-erased")
    browser.open(own)
    assert browser.answer()[0] == 404, "the page still opens something"
    assert site.fetch(calendar)[0] in (404, 410), "the calendar still opens something"
    return faults + browser.complaints()


def by_keyboard(site, browser):
    """The catalogue with the keyboard alone, and the map."""
    browser.open("/")
    browser.tab_to("a.skip", 1)
    browser.picture("keyboard-1-skip")
    browser.key(Keys.ENTER)
    browser.tab_to("main #stadsdel", 2)
    browser.key("F")
    browser.picture("keyboard-2-select")
    browser.tab_to("form.filter button", 12)
    browser.picture("keyboard-3-button")
    browser.leave(lambda: browser.key(Keys.ENTER))
    assert "stadsdel=farsta" in browser.address, f"the form led to {browser.address}"
    browser.tab_to(".cards h3 a", 30)
    browser.picture("keyboard-4-group")
    browser.leave(lambda: browser.key(Keys.ENTER))
    assert "/grupp/" in browser.address, f"the link led to {browser.address}"
    browser.tab_to("main a.button, main .ways a", 20)
    browser.open("/karta")
    browser.tab_to("main .plain li:last-child a", 60)
    return browser.complaints()


# Every kind of page

def judge_open_pages(site, browser, judges, prefix):
    groups = site.groups()
    exact = next(group["id"] for group in groups if group.get("meetings"))
    weekly = next(group["id"] for group in groups if group.get("weeks"))
    pages = [
        "/", "/?stadsdel=farsta", "/?stadsdel=farsta&sprak=ar&tid=kvall", "/manad?m=2027-02", "/manad?m=2027-02&stadsdel=farsta",
        "/karta", f"/grupp/{exact}", f"/grupp/{weekly}", "/prenumerera", "/prenumerera?stadsdel=farsta", "/program/farsta",
        f"/affisch/{exact}", f"/affisch/{weekly}", f"/anmal/{exact}", "/om", "/lattlast", "/tillganglighet", "/dina-uppgifter",
    ]
    faults = []
    for page in pages:
        browser.open(prefix + page)
        faults += judges.judge(browser, prefix + page)
    for page, status in (("/finns-inte", 404), ("/grupp/finns-inte", 404), ("/min/finns-inte", 404), ("/manad?m=x", 400)):
        browser.open(prefix + page)
        faults += judges.judge(browser, prefix + page, status)
    return faults


def judge_steps(site, browser, judges, prefix):
    """The steps, without and with mistakes."""
    key, district = group_with(site, "seats")
    faults = []

    browser.open(f"{prefix}/anmal/{key}")
    browser.press(browser.find("main form button"))
    faults += judges.judge(browser, f"{prefix}/anmal, no district", 422) + problems_lead_somewhere(browser)
    first_step(browser, district)
    faults += judges.judge(browser, f"{prefix}/anmal/uppgifter")
    browser.press(browser.find("main form button"))
    faults += judges.judge(browser, f"{prefix}/anmal/kontroll, nothing filled in", 422) + problems_lead_somewhere(browser)
    second_step(browser, WRONG_MAIL)
    faults += judges.judge(browser, f"{prefix}/anmal/kontroll, wrong e-mail", 422) + problems_lead_somewhere(browser)
    second_step(browser, MAIL)
    faults += judges.judge(browser, f"{prefix}/anmal/kontroll")
    browser.press(browser.find("form[action$='/uppgifter'] button"))
    if browser.find("#epost").get_attribute("value") != MAIL:
        faults.append(f"{prefix}/anmal: going back to change forgets the e-mail address")
    return faults


def offered(site, browser):
    """A personal page with an offer, and faults of the refusals on the way there.

    A free seat in somebody's second choice is offered, where the first is full.
    """
    groups, faults = {group["id"]: group for group in site.groups()}, []
    for key in [key for key, group in groups.items() if group["availability"] == "queue"]:
        step = site.fetch(f"/anmal/{key}")[2]
        for other in re.findall(r'type="checkbox" name="grupp" value="(\w+)"', step):
            home = groups[other]["districts"][0]
            if groups[other]["availability"] not in ("seats", "few") or f'value="{home}"' not in step:
                continue
            own = ask(browser, key, home, also=[other])
            if not own:
                faults = problems_lead_somewhere(browser)
            elif browser.all("form[action$='/tacka-ja']"):
                return own, faults
            else:
                confirm(browser, "radera")
    raise AssertionError("nobody is offered a seat")


def judge_own_pages(site, browser, judges, prefix):
    """A person's page with a seat, in line, with an offer, with a calendar, a refusal and a mistake, and erased."""
    faults = []

    def judge(own, what):
        browser.open(own.replace("/min/", prefix + "/min/"))
        found = judges.judge(browser, f"{prefix}/min, {what}")
        browser.picture(f"own{prefix.replace('/', '-')}-{what.replace(' ', '-')}")
        return found

    own = ask(browser, *group_with(site, "queue"))
    faults += judge(own, "in line")
    confirm(browser, "radera")
    own, refusals = offered(site, browser)
    faults += refusals + judge(own, "with an offer")
    browser.press(browser.find("form[action$='/tacka-ja'] button"))
    if not browser.all(".place .seats.free"):
        faults.append(f"{prefix}/min: the offer is accepted, but no seat is shown")
    own = ask(browser, *group_with(site, "seats"))
    faults += judge(own, "with a seat")
    for details in browser.all("details > summary"):
        details.click()
    faults += judges.judge(browser, f"{prefix}/min, all of it opened")
    browser.press(browser.find("form[action$='/ny-kalender'] button"))
    faults += judges.judge(browser, f"{prefix}/min, with a calendar")
    browser.find("form[action$='/ratta']").find_element(By.XPATH, "ancestor::details/summary").click()
    browser.write("#epost", WRONG_MAIL)
    browser.press(browser.find("form[action$='/ratta'] button"))
    faults += judges.judge(browser, f"{prefix}/min, a wrong correction", 422) + problems_lead_somewhere(browser)
    confirm(browser, "radera")
    return faults + judges.judge(browser, f"{prefix}/min, erased")


def try_open_data(site, folder):
    """Schemathesis, by what openapi.json promises; what it says is kept beside the pictures."""
    program = pathlib.Path(sys.executable).parent / "schemathesis"
    command = [program, "run", f"{site.origin}/openapi.json", "--max-examples", "30", "--continue-on-failure", "--no-color",
        "--checks", "all", "--request-timeout", "10", "--seed", "1"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=300)
    (pathlib.Path(folder) / "schemathesis.txt").write_text(run.stdout + run.stderr)
    if run.returncode == 0:
        return []
    told = [line.strip() for line in run.stdout.partition("Failures:")[2].splitlines()[1:] if "❌" in line]
    return told + ["all of it is in schemathesis.txt beside the pictures"]


def main(program, folder, axe, pictures):
    # So that what interrupts this stops the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report, judges, start = Report(), Judges(axe), time.monotonic()
    site = Served(program, folder)
    try:
        ways = [
            ("phone", PHONE, True, "seats", "", True), ("phone-no-script", PHONE, False, "queue", "", True),
            ("desktop", DESKTOP, True, "queue", "", False), ("desktop-no-script-en", DESKTOP, False, "seats", "/en", False),
        ]
        for name, size, scripts, availability, prefix, mistake in ways:
            with report.step(f"the whole way, {name}") as faults, Browser(site.origin, size, scripts, pictures) as browser:
                faults += whole_way(site, browser, name, availability, prefix, mistake)
        with report.step("by keyboard alone") as faults, Browser(site.origin, pictures=pictures) as browser:
            faults += by_keyboard(site, browser)
        for prefix in ("", "/en"):
            for name, judge in (("open pages", judge_open_pages), ("steps", judge_steps), ("own pages", judge_own_pages)):
                with report.step(f"{name} judged, {prefix or '/'}") as faults, Browser(site.origin, pictures=pictures) as browser:
                    faults += judge(site, browser, judges, prefix)
        with report.step("open data, by schemathesis") as faults:
            faults += try_open_data(site, pictures)
    finally:
        with report.step("the server stops when it is told"):
            site.stop()
    print(f"{judges.judged} pages judged in {time.monotonic() - start:.0f} s; the pictures are in {pictures}")
    for name in report.failed:
        print(f"failed: {name}")
    print(f"{report.passed} passed, {len(report.failed)} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
