"""A mail server on loopback that writes down every mail it accepted, and is slow, rude or busy now and then."""

import re
import socketserver
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from random import Random

SLOW = 0.4  # seconds; a worker that is killed meanwhile does not know whether the mail was accepted


class Handler(socketserver.StreamRequestHandler):
    """One conversation. Of SMTP just what smtplib says."""

    server: "MailServer"

    def handle(self) -> None:
        with suppress(OSError):  # whoever spoke was killed
            self.say("220 loopback")
            while line := self.rfile.readline():
                if not self.answer(line.decode(errors="replace").strip()):
                    return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def answer(self, line: str) -> bool:
        verb = line.upper().split(":")[0].split(" ")[0]
        if verb == "DATA":
            return self.take_mail()
        self.say({"QUIT": "221 bye"}.get(verb, "250 ok"))
        return verb != "QUIT"

    def take_mail(self) -> bool:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False  # killed half-way: this is not a mail
            lines.append(line)
        text = b"".join(lines).decode(errors="replace")
        how = self.server.draw()
        with self.server.in_hand(how):
            if how == "busy":
                self.say("451 later")
                return True
            if how == "slow to accept":
                time.sleep(SLOW)
            self.server.accept(text)
            if how == "slow to say so":
                time.sleep(SLOW)
            if how == "held":  # accepted, and whoever sent it does not live to hear it
                time.sleep(1.5)
        if how == "rude":
            return False
        self.say("250 accepted")
        return True


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.dice, self.lock = Random(seed), threading.Lock()
        self.is_odd = False  # slow, rude and busy: not before everybody has logged in
        self.mails: list[str] = []
        self.hold_next = self.is_holding = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def draw(self) -> str:
        odd = ["slow to accept"] * 8 + ["slow to say so"] * 8 + ["rude", "busy"]
        with self.lock:
            if self.hold_next:
                self.hold_next = False
                return "held"
            return self.dice.choice([*odd, *["plain"] * 70]) if self.is_odd else "plain"

    @contextmanager
    def in_hand(self, how: str):
        self.is_holding = self.is_holding or how == "held"
        try:
            yield
        finally:
            self.is_holding = self.is_holding and how != "held"

    def accept(self, text: str) -> None:
        with self.lock:
            self.mails.append(text)

    def accepted(self) -> Counter[int]:
        """How often each message of the outbox arrived."""
        header = re.compile(r"^Message-ID: <message-(\d+)[.@]", re.MULTILINE | re.IGNORECASE)
        found = (header.search(mail) for mail in self.mails)
        return Counter(int(match[1]) for match in found if match)

    def code_for(self, address: str) -> str:
        """The newest code to log in that was sent to somebody."""
        for mail in reversed(self.mails):
            if re.search(rf"^To: .*{re.escape(address)}", mail, re.MULTILINE):
                match = re.search(r"code is (\d{3}) ?(\d{3})", mail)
                return "".join(match.groups()) if match else ""
        return ""


@contextmanager
def mail_server(seed: int):
    with MailServer(seed) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
