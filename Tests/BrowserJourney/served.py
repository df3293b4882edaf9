"""The demonstration, made anew and served while it is tried."""
import json, pathlib, re, subprocess, urllib.error, urllib.request


class Served:
    def __init__(self, program, folder):
        subprocess.run([program, "demo", "--no-serve", "--out", folder], check=True, capture_output=True)
        # A proxy is believed, so that each browser can be a visitor of its own: one alone may send only some forms a minute.
        command = [program, "serve", "--database", pathlib.Path(folder) / "traffpunkt.db", "--port", "0", "--proxy", "127.0.0.1"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if not found:
            raise RuntimeError(f"it is not served: {line}{self.process.stderr.read()}")
        self.origin = found[0]

    def fetch(self, address):
        """The status, the type and the text of what an address answers."""
        if address.startswith("/"):
            address = self.origin + address
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers["Content-Type"], refusal.read().decode()

    def groups(self):
        return json.loads(self.fetch("/api/v1/groups")[2])["groups"]

    def stop(self):
        """As an operator stops it: it must end well, and soon."""
        self.process.terminate()
        try:
            assert self.process.wait(10) == 0, f"stopped, it exits with {self.process.returncode}"
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("it does not stop within 10 s") from None
        said = self.process.stderr.read()
        assert not said, f"it has said on standard error: {said}"
