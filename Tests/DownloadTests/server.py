"""Calendar servers on this computer, good and bad, over real TLS: one answer a path.

Makes a certificate authority and certificates in the folder it is given, listens, and says on standard output, as one line
of JSON, where. Then, for each path it reads on standard input, it says how often that was asked for. Ends with its input.
"""

import gzip
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time

folder = sys.argv[1]
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n" \
    b"DTSTART:20270126T130000Z\r\nDTEND:20270126T140000Z\r\nSUMMARY:Busy\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
PAGE = b"<!DOCTYPE html><title>Log in</title><form></form>"

asked = {}
down = {}
lock = threading.Lock()


# Certificates

def openssl(*arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write(name, text):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


def authority(name):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".pem")


def certificate(name, signer, names, dates=()):
    write(name + ".ext", "subjectAltName=" + names)
    write(name + ".db", "")
    write(name + ".serial", "01")
    write(name + ".conf", f"[ca]\ndefault_ca=a\n[a]\ndatabase={name}.db\nserial={name}.serial\nnew_certs_dir=.\n"
          "default_md=sha256\npolicy=p\nunique_subject=no\nrand_serial=yes\n[p]\ncommonName=supplied\n")
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name,
            "-keyout", name + ".key", "-out", name + ".csr")
    openssl("ca", "-batch", "-config", name + ".conf", "-keyfile", signer + ".key", "-cert", signer + ".pem",
            "-extfile", name + ".ext", *(dates or ("-days", "20")), "-in", name + ".csr", "-out", name + ".pem", "-notext")


# Answers

def head(status, *lines):
    return "\r\n".join([f"HTTP/1.1 {status} x", "Connection: close", *lines, "", ""]).encode("latin-1")


def calendar(body=CALENDAR, *lines):
    return head(200, "Content-Type: text/calendar", f"Content-Length: {len(body)}", *lines) + body


def redirect(to, status=302):
    return head(status, "Location: " + to, "Content-Length: 3") + b"..."


def unchanged(send, path):
    """Counted apart, so that a test can tell it from a calendar sent again."""
    with lock:
        asked[path + "=304"] = asked.get(path + "=304", 0) + 1
    send(head(304))


def bomb():
    """10 kB that unpack to 10.5 MB and a little."""
    return gzip.compress(b"BEGIN:VCALENDAR\r\n" + b"X" * 10_500_000)


def trickle(send, piece, seconds=20):
    for _ in range(int(seconds / 0.05)):
        send(piece)
        time.sleep(0.05)


def answer(path, headers, send):
    """Sends the answer to one path; the part after the last ~ only tells the tests' paths apart."""
    what = path.split("?")[0].rsplit("~", 1)[0].strip("/")
    with lock:
        status = down.get(path)
    if status:
        return send(head(status, "Content-Length: 0"))
    if what == "plain":
        send(calendar())
    elif what == "etag":
        if headers.get("if-none-match") == '"one"':
            unchanged(send, path)
        else:
            send(calendar(CALENDAR, 'ETag: "one"'))
    elif what == "modified":
        date = "Fri, 20 Nov 2026 08:00:00 GMT"
        if headers.get("if-modified-since") == date:
            unchanged(send, path)
        else:
            send(calendar(CALENDAR, "Last-Modified: " + date))
    elif what == "headers":
        send(calendar(CALENDAR.replace(b"Busy", json.dumps(headers).encode().replace(b",", b"\\,").replace(b";", b"\\;"))))
    elif what == "gzip":
        send(calendar(gzip.compress(CALENDAR), "Content-Encoding: gzip"))
    elif what == "bomb":
        send(calendar(bomb(), "Content-Encoding: gzip"))
    elif what == "nested-bomb":
        packed = gzip.compress(bomb())
        send(calendar(gzip.compress(packed), "Content-Encoding: gzip, gzip", "Content-Encoding: gzip"))
    elif what == "deep-gzip":
        packed = CALENDAR
        for _ in range(20):
            packed = gzip.compress(packed)
        send(calendar(packed, "Content-Encoding: " + ", ".join(["gzip"] * 20)))
    elif what == "bad-gzip":
        send(calendar(b"\x1f\x8b" + CALENDAR, "Content-Encoding: gzip"))
    elif what == "large":
        send(calendar(b"BEGIN:VCALENDAR\r\n" + b"X" * 20_000_000))
    elif what == "large-unsaid":
        send(head(200))
        for _ in range(2000):
            send(b"X" * 10_000)
    elif what == "says-more":
        send(head(200, "Content-Length: 5000") + CALENDAR)
    elif what == "says-less":
        send(head(200, "Content-Length: 40") + CALENDAR)
    elif what == "cut":
        send(head(200) + CALENDAR[:100])
    elif what == "cut-chunk":
        send(head(200, "Transfer-Encoding: chunked") + b"40\r\n" + CALENDAR[:20])
    elif what == "empty":
        send(calendar(b""))
    elif what == "nothing":
        pass
    elif what == "page":
        send(head(200, "Content-Type: text/html", f"Content-Length: {len(PAGE)}") + PAGE)
    elif what == "nul":
        send(calendar(CALENDAR.replace(b"Busy", b"Bu\0sy")))
    elif what == "nul-header":
        send(head(200, "X: a\0b", f"Content-Length: {len(CALENDAR)}") + CALENDAR)
    elif what == "long-header":
        send(calendar(CALENDAR, "X: " + "a" * 200_000))
    elif what == "many-headers":
        send(calendar(CALENDAR, *[f"X-{n}: {'a' * 100}" for n in range(5000)]))
    elif what == "continues":
        send(b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000)
    elif what == "bad-etag":
        send(calendar(CALENDAR, 'ETag: "' + "a" * 1000 + '"', "Last-Modified: \x1b[31m"))
    elif what == "not-http":
        send(b"SSH-2.0-x\r\n")
    elif what == "slow-body":
        send(head(200, "Content-Length: 1000000"))
        trickle(send, b"X")
    elif what == "slow-headers":
        send(b"HTTP/1.1 200 OK\r\n")
        trickle(send, b"X: y\r\n")
    elif what == "silent":
        time.sleep(20)
    elif what == "endless-error":
        send(head(404))
        trickle(send, b"X" * 10_000)
    elif what == "moved-etag":
        send(redirect(f"/etag~{path.rsplit('~', 1)[1]}-at-its-end"))
    elif what == "unasked-304":
        send(head(304))
    elif what.startswith("status-"):
        send(head(int(what[7:]), "Content-Type: text/html", f"Content-Length: {len(PAGE)}") + PAGE)
    elif what.startswith("chain-"):
        left = int(what[6:])
        send(redirect(f"/chain-{left - 1}~x" if left > 1 else "/plain~x", 301 + left % 2))
    elif what == "loop":
        send(redirect(path))
    elif what == "to":
        send(redirect(path.split("?", 1)[1]))
    elif what == "no-location":
        send(head(302))
    else:
        send(head(404, "Content-Length: 0"))


# Listening

def serve(connection, context):
    try:
        connection.settimeout(20)
        if context:
            connection = context.wrap_socket(connection, server_side=True)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        lines = request.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        with lock:
            asked[path] = asked.get(path, 0) + 1
        answer(path, {n.lower(): v for n, _, v in (line.partition(": ") for line in lines[1:] if line)}, connection.sendall)
    except OSError:
        pass
    finally:
        connection.close()


def listen(name=None, host="127.0.0.1"):
    context = None
    if name:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key"))
    server = socket.create_server((host, 0), backlog=64)

    def accept():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=serve, args=(connection, context), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]


for name in ["city", "stranger"]:
    authority(name)
here = "DNS:calendar.test,DNS:localhost,IP:127.0.0.1"
certificate("good", "city", here)
certificate("other", "city", "DNS:other.test")
certificate("expired", "city", here, ("-startdate", "20200101000000Z", "-enddate", "20200201000000Z"))
certificate("early", "city", here, ("-startdate", "20900101000000Z", "-enddate", "20910101000000Z"))
certificate("unknown", "stranger", here)
openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=self",
        "-addext", "subjectAltName=" + here, "-keyout", "self.key", "-out", "self.pem")
ports = {name: listen(name) for name in ["good", "other", "expired", "early", "unknown", "self"]}
ports["plain"] = listen()
ports["second"] = listen("good", "127.0.0.2")
# Bound, and not listening: nobody else gets the port, and whoever asks is refused.
closed = socket.socket()
closed.bind(("127.0.0.1", 0))
ports["closed"] = closed.getsockname()[1]
print(json.dumps(ports), flush=True)

for line in sys.stdin:
    command, _, path = line.strip().partition(" ")
    with lock:
        if command == "down":
            down[path] = 503
        elif command == "gone":
            down[path] = 410
        elif command == "up":
            down.pop(path, None)
        print(asked.get(path, 0), flush=True)
shutil.rmtree(folder, ignore_errors=True)
os._exit(0)
