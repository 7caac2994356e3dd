"""A GTK program with a clipboard, for tests. Lines in: "own FILE", "read FILE". Lines out: "ready", "owned", "read"."""

import sys
import threading

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)


def say(line):
    print(line, flush=True)


def obey(line):
    word, name = line.split(" ", 1)
    if word == "own":
        with open(name, encoding="utf-8", newline="") as file:
            clipboard.set_text(file.read(), -1)
        say("owned")
    else:
        clipboard.request_text(lambda _, text: keep(name, text))
    return False


def keep(name, text):
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(text or "")
    say("read")


def listen():
    for line in sys.stdin:
        GLib.idle_add(obey, line.rstrip("\n"))
    GLib.idle_add(Gtk.main_quit)


threading.Thread(target=listen, daemon=True).start()
say("ready")
Gtk.main()
