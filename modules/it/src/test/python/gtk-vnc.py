"""A viewer made of gtk-vnc, for tests: gtk-vnc.py PORT. Lines in: "save FILE". Lines out: "ready", "saved"."""

import sys
import threading

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("GtkVnc", "2.0")
from gi.repository import GLib, Gtk, GtkVnc  # noqa: E402


def say(line):
    print(line, flush=True)


def save(name):
    display.get_pixbuf().savev(name, "png", [], [])
    say("saved")
    return False


def listen():
    for line in sys.stdin:
        GLib.idle_add(save, line.rstrip("\n").split(" ", 1)[1])
    GLib.idle_add(Gtk.main_quit)


display = GtkVnc.Display()
display.connect("vnc-initialized", lambda _: say("ready"))
display.connect("vnc-disconnected", lambda _: Gtk.main_quit())
window = Gtk.Window()
window.add(display)
window.show_all()
display.open_host("127.0.0.1", sys.argv[1])
threading.Thread(target=listen, daemon=True).start()
Gtk.main()
