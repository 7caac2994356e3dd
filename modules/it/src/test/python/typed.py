"""A GTK program for tests: an entry that says what was typed into it.

out: ready
     text TEXT              at Return: what the entry held, which is then empty
     with MODIFIERS KEYSYM  a key with Control, Alt or Super
     pasted TEXT            behind Control v or Shift Insert
"""
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

MODIFIERS = (
    (Gdk.ModifierType.CONTROL_MASK, "Control "),
    (Gdk.ModifierType.MOD1_MASK, "Alt "),
    (Gdk.ModifierType.MOD4_MASK, "Super "),
)


def say(line):
    sys.stdout.buffer.write((line + "\n").encode())
    sys.stdout.buffer.flush()


def pressed(_widget, event):
    names = "".join(name for mask, name in MODIFIERS if event.state & mask)
    if not names:
        return False
    if event.state & Gdk.ModifierType.SHIFT_MASK:
        names += "Shift "
    if not 0xFFE1 <= event.keyval <= 0xFFEE:
        say("with " + names + Gdk.keyval_name(event.keyval))
    return names + Gdk.keyval_name(event.keyval) != "Control v"


def inserted(_buffer, _position, text, _length):
    if len(text) > 1:
        say("pasted " + text)


def activated(entry):
    say("text " + entry.get_text())
    entry.set_text("")


def focus(window):
    if window.has_toplevel_focus():
        say("ready")
        return False
    window.get_window().focus(Gdk.CURRENT_TIME)
    return True


window = Gtk.Window(default_width=400, default_height=100)
field = Gtk.Entry()
window.add(field)
window.connect("key-press-event", pressed)
field.connect("activate", activated)
field.get_buffer().connect("inserted-text", inserted)
window.show_all()
GLib.timeout_add(20, focus, window)
Gtk.main()
