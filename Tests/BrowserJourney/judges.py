"""What every page is judged by: axe-core, its width at 400 % zoom, and tidy."""
import pathlib, re, subprocess
from browser import DESKTOP

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# 1280 pixels at 400 % zoom (WCAG 2.2, 1.4.10).
ZOOMED = (320, 256)

# What tidy 5.6 warns about though HTML (the living standard) allows it.
ALLOWED = [
    # A link within an SVG picture is SVG's own element, which tidy takes for HTML's.
    '<a> proprietary attribute "href"',
    '<a> proprietary attribute "aria-label"',
]

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: "tag", values: arguments[0]}, resultTypes: ["violations"]}).then(
  result => done(result.violations.flatMap(rule => rule.nodes.map(
    node => [rule.id, node.html.slice(0, 200), node.failureSummary.split("\\n").slice(1).join(" ").trim()]))),
  error => done([["axe itself", "", String(error)]]));
"""

WIDE = """
const wide = [...document.querySelectorAll("main *, header *, footer *")].filter(
  element => element.getBoundingClientRect().right > innerWidth + 0.5 && !element.closest(".map, .quiet, .trap, .skip"));
return [document.documentElement.scrollWidth, wide.slice(0, 3).map(element => element.outerHTML.slice(0, 120))];
"""


class Judges:
    """Judges pages, each once, and keeps what they find."""

    def __init__(self, axe):
        self.axe = pathlib.Path(axe).read_text()
        self.judged = 0

    def judge(self, browser, name, status=200):
        """Judges the page that is open; returns its faults, a line each."""
        self.judged += 1
        came, body = browser.answer()
        faults = [] if came == status else [f"{name}: status {came}, not {status}"]
        faults += [f"{name}: tidy: {line}" for line in self.tidy(body)]
        faults += [f"{name}: the browser: {line}" for line in browser.complaints()]
        found = {}
        for size, scheme in ((DESKTOP, "light"), (DESKTOP, "dark"), (ZOOMED, "light")):
            browser.resize(size)
            browser.scheme(scheme)
            browser.run(f"if (!window.axe) {{ {self.axe} }}")
            for rule, node, why in browser.driver.execute_async_script(AXE, TAGS):
                found.setdefault((rule, node), (why, []))[1].append(f"{scheme} {size[0]}")
            if size == ZOOMED:
                width, elements = browser.run(WIDE)
                if width > ZOOMED[0]:
                    faults.append(f"{name}: scrolls sideways at 400 %: {width} pixels wide, such as {elements}")
            if (size, scheme) != (DESKTOP, "light"):
                browser.picture(f"judged-{re.sub('[^a-z0-9]+', '-', name).strip('-') or 'start'}-{scheme}-{size[0]}")
        browser.resize(DESKTOP)
        return faults + [
            f"{name}: axe {rule} ({', '.join(where)}): {node}: {why}" for (rule, node), (why, where) in found.items()]

    def tidy(self, body):
        # HTML lets a div hold each name and value of a dl; tidy 5.6 does not know that, so it is not shown them.
        body = body.replace(b"<div><dt>", b"<dt>").replace(b"</dd></div>", b"</dd>")
        run = subprocess.run(["tidy", "-errors", "-quiet", "-utf8"], input=body, capture_output=True)
        lines = run.stderr.decode().splitlines()
        return [line for line in lines if not any(line.endswith(text) for text in ALLOWED)]
