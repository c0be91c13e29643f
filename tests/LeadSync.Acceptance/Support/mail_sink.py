"""A mail server for tests: python3-aiosmtpd on a loopback port; each mail it takes becomes one JSON file in a folder.

Usage: mail_sink.py PORT FOLDER. An address that begins with "nobody@" is refused for good; one that begins with "later@" the first time only.
"""
import asyncio
import email
import email.policy
import json
import os
import sys
import time

from aiosmtpd.controller import Controller


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.put_off = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 No such user here"
        if address.startswith("later@") and address not in self.put_off:
            self.put_off.add(address)
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        taken = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "at": time.time(),
            "type": mail.get_content_type(),
            "headers": {name: str(value) for name, value in mail.items()},
            "parts": [{"type": part.get_content_type(), "text": part.get_content()} for part in mail.iter_parts()],
        }
        name = os.path.join(self.folder, f"{time.time_ns()}.json")
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump(taken, file)
        os.rename(name + ".part", name)
        return "250 taken"


if __name__ == "__main__":
    controller = Controller(Sink(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1]))
    controller.start()
    print("ready", flush=True)
    asyncio.new_event_loop().run_forever()
