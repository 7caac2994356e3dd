#!/usr/bin/env python3
"""Strangers that shake hands by TLS, so many a second, until it is ended; then a line of JSON with what came of it.

    handshakes.py PORT [RATE [full|hello]]

`full` ends each handshake and hangs up. `hello` says the first word alone, always the same one, and hangs up once
the server has answered: that costs the stranger nothing and the server nearly everything. At the lowest priority, so
that what the strangers compute themselves is not taken from the server.
"""
import json, os, select, signal, socket, ssl, sys, time

PATIENCE = 5  # seconds for a handshake
SOURCE = "127.0.0.2"  # strangers are counted by their address


def context():
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    found.check_hostname, found.verify_mode = False, ssl.CERT_NONE
    return found


class Stranger:
    def __init__(self, port, tls, hello):
        self.began, self.tls, self.hello, self.sent = time.time(), tls, hello, False
        self.socket = socket.socket(); self.socket.bind((SOURCE, 0)); self.socket.setblocking(False); self.socket.connect_ex(("127.0.0.1", port))
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.side = None if hello else tls.wrap_bio(self.incoming, self.outgoing)

    def writes(self): return not self.sent

    def step(self):
        """True when it is done, False when it has failed."""
        if not self.sent:
            self.sent = True
            if self.hello: self.socket.send(self.hello); return None
        else:
            data = self.socket.recv(1 << 16)
            if not data: return False
            if self.hello: return True
            self.incoming.write(data)
        try: self.side.do_handshake(); done = True
        except ssl.SSLWantReadError: done = None
        out = self.outgoing.read()
        if out: self.socket.send(out)
        return done


def first_word(tls):
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    try: tls.wrap_bio(incoming, outgoing).do_handshake()
    except ssl.SSLWantReadError: return outgoing.read()


def main():
    port, rate, hello = int(sys.argv[1]), float((sys.argv + ["", "200"])[2] or 200), sys.argv[3:] == ["hello"]
    os.nice(19); tls = context(); word = first_word(tls) if hello else None
    counts = {"begun": 0, "done": 0, "failed": 0, "late": 0}; alive, over = {}, []; times = []
    for ending in (signal.SIGTERM, signal.SIGINT): signal.signal(ending, lambda *_: over.append(1))
    began = due = time.time()
    while not over:
        now = time.time()
        while due <= now:
            one = Stranger(port, tls, word); alive[one.socket.fileno()] = one; counts["begun"] += 1; due += 1 / rate
        writers = [n for n, s in alive.items() if s.writes()]
        poll = select.poll()
        for n, s in alive.items(): poll.register(n, select.POLLOUT if s.writes() else select.POLLIN)
        for n, _ in poll.poll(max(0, (due - time.time()) * 1000)):
            s = alive[n]
            try: done = s.step()
            except OSError: done = False
            if done is not None:
                counts["done" if done else "failed"] += 1; s.socket.close(); del alive[n]
                if done: times.append(time.time() - s.began)
        for n, s in list(alive.items()):
            if now - s.began > PATIENCE: counts["late"] += 1; s.socket.close(); del alive[n]
    times.sort()
    counts.update(seconds=round(time.time() - began, 1), median_ms=round(1000 * times[len(times) // 2], 1) if times else None)
    print(json.dumps(counts), flush=True)


if __name__ == "__main__":
    main()
