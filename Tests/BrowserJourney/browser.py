"""One visitor in Chromium, driven as a person does: by what is on the page."""
import base64, json, pathlib, time
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

PHONE, DESKTOP = (390, 844), (1280, 900)


class Browser:
    visitors = 0

    def __init__(self, origin, size=DESKTOP, scripts=True, pictures=None):
        self.origin, self.scripts, self.pictures = origin, scripts, pictures
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
            options.add_argument(word)
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 1 if scripts else 2})
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        Browser.visitors += 1
        self.tell("Network.enable")
        self.tell("Network.setCacheDisabled", cacheDisabled=True)
        self.tell("Network.setExtraHTTPHeaders", headers={"X-Forwarded-For": f"192.0.2.{Browser.visitors}"})
        self.tell("Emulation.setFocusEmulationEnabled", enabled=True)
        self.resize(size)

    def __enter__(self): return self
    def __exit__(self, *_): self.driver.quit()

    def tell(self, command, **what): return self.driver.execute_cdp_cmd(command, what)

    def resize(self, size):
        self.tell("Emulation.setScrollbarsHidden", hidden=True)
        self.tell("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=size == PHONE)

    def scheme(self, name):
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    # What is on the page

    def open(self, path): self.driver.get(self.origin + path if path.startswith("/") else path)
    def find(self, css): return self.driver.find_element(By.CSS_SELECTOR, css)
    def all(self, css): return self.driver.find_elements(By.CSS_SELECTOR, css)
    def run(self, script, *values): return self.driver.execute_script(script, *values)

    @property
    def address(self): return self.driver.current_url
    @property
    def text(self): return self.find("main").text

    def answer(self):
        """The status and the bytes of this page as they came, before the browser made a page of them."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.responseReceived" and message["params"]["type"] == "Document":
                self.last = message["params"]["requestId"], message["params"]["response"]["status"]
        request, status = self.last
        body = self.tell("Network.getResponseBody", requestId=request)
        return status, base64.b64decode(body["body"]) if body["base64Encoded"] else body["body"].encode()

    def complaints(self):
        """What the browser has against the pages: a broken script, or what their own policy forbids them."""
        entries = self.driver.get_log("browser")
        return [entry["message"] for entry in entries if "the server responded with a status of 4" not in entry["message"]]

    # What a person does

    def press(self, element):
        """Clicks what leads to another page, and waits for it."""
        self.leave(element.click)

    def leave(self, act):
        """Does what leads to another page, and waits until this one is gone."""
        page = self.find("html")
        act()
        for _ in range(200):
            try:
                page.is_enabled()
            except WebDriverException:
                return
            time.sleep(0.05)
        raise AssertionError(f"nothing follows on {self.address}")

    def choose(self, css, value): Select(self.find(css)).select_by_value(value)

    def write(self, css, text):
        field = self.find(css)
        field.clear()
        field.send_keys(text)

    def key(self, key):
        self.driver.switch_to.active_element.send_keys(key)

    def tab_to(self, css, most=150):
        """Tabs until what is named has the focus; each stop on the way must be seen to have it."""
        for _ in range(most):
            self.key(Keys.TAB)
            focus = self.run(FOCUS, css)
            assert focus["seen"], f"the focus is not seen on {focus['what']}"
            if focus["there"]:
                return
        raise AssertionError(f"{most} times Tab do not reach {css}")

    def picture(self, name):
        """Of the whole page."""
        size = self.tell("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}
        data = self.tell("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        (pathlib.Path(self.pictures) / f"{name}.png").write_bytes(base64.b64decode(data))


# An outline of two pixels or more within the window; on the map, the district's own outline instead.
FOCUS = """
const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
const area = element.querySelector(".area");
const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
const within = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
return {
  there: element.matches(arguments[0]),
  seen: within && (area ? parseFloat(getComputedStyle(area).strokeWidth) >= 3 : outlined),
  what: element.outerHTML.slice(0, 150),
};
"""
