/* An X program for tests: a window over the whole screen that takes text as programs do, with an input method for
 * dead keys, and says what it is given. As those of today's toolkits do, it asks for the meanings of keys when it starts,
 * and answers _NET_WM_PING.
 *
 *   typed DISPLAY
 *   in:  held                   answers "held N": how many keys the X server takes for pressed
 *        repeats                answers "repeats on" or "repeats off": whether any key of the keyboard repeats no more
 *   out: ready
 *        text TEXT              at Return: all that was typed since the last one
 *        with MODIFIERS KEYSYM  a key with Control, Alt or Super
 *        wheel or back N        a button above 3 was pressed and released
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

static Display *display;
static XIC context;
static Atom protocols, ping;
static char text[1 << 16];
static size_t length;

static void shortcut(unsigned state, KeySym keysym) {
    char *name = XKeysymToString(keysym);
    printf("with %s%s%s%s%s\n", state & ControlMask ? "Control " : "", state & Mod1Mask ? "Alt " : "",
           state & Mod4Mask ? "Super " : "", state & ShiftMask ? "Shift " : "", name ? name : "unknown");
}

static void key(XKeyEvent *event) {
    char typed[256];
    KeySym keysym = 0;
    Status status;
    int count = Xutf8LookupString(context, event, typed, sizeof typed, &keysym, &status);
    if (keysym == XK_Return) {
        text[length] = 0;
        printf("text %s\n", text);
        length = 0;
    } else if (event->state & (ControlMask | Mod1Mask | Mod4Mask)) {
        if ((keysym < XK_Shift_L || keysym > XK_Hyper_R) && keysym != XK_ISO_Level3_Shift) {
            shortcut(event->state, keysym);
        }
    } else if ((status == XLookupChars || status == XLookupBoth) && count > 0 && length + count < sizeof text - 1) {
        memcpy(text + length, typed, count);
        length += count;
    }
}

static void input(XEvent *event) {
    if (event->type == MappingNotify) {
        XRefreshKeyboardMapping(&event->xmapping);
    } else if (event->type == ClientMessage && event->xclient.message_type == protocols
               && (Atom)event->xclient.data.l[0] == ping) {
        event->xclient.window = DefaultRootWindow(display);
        XSendEvent(display, event->xclient.window, False, SubstructureNotifyMask | SubstructureRedirectMask, event);
    } else if (XFilterEvent(event, None)) {
        return;
    } else if (event->type == KeyPress) {
        key(&event->xkey);
    } else if (event->type == ButtonRelease && event->xbutton.button > 3) {
        printf("%s %u\n", event->xbutton.button > 7 ? "back" : "wheel", event->xbutton.button);
    }
    fflush(stdout);
}

static void answer(const char *line) {
    if (strcmp(line, "held") == 0) {
        char keys[32];
        int held = 0;
        XQueryKeymap(display, keys);
        for (int key = 0; key < 256; key++) {
            held += keys[key / 8] >> key % 8 & 1;
        }
        printf("held %d\n", held);
    } else if (strcmp(line, "repeats") == 0) {
        XKeyboardState state;
        XGetKeyboardControl(display, &state);
        int letters = 1;
        for (int key = 24; key < 59; key++) {
            KeySym keysym = XLookupKeysym(&(XKeyEvent){.display = display, .keycode = key}, 0);
            letters &= (keysym >= XK_Shift_L && keysym <= XK_Hyper_R) || state.auto_repeats[key / 8] >> key % 8 & 1;
        }
        printf("repeats %s\n", state.global_auto_repeat && letters ? "on" : "off");
    }
    fflush(stdout);
}

int main(int argc, char **argv) {
    display = XOpenDisplay(argc > 1 ? argv[1] : NULL);
    if (!display || !setlocale(LC_ALL, "C.UTF-8") || !XSetLocaleModifiers("@im=none")) {
        fprintf(stderr, "typed: no display, or no UTF-8\n");
        return 1;
    }
    Window window = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, DisplayWidth(display, 0),
                                        DisplayHeight(display, 0), 0, 0, 0xffffff);
    XIM method = XOpenIM(display, NULL, NULL, NULL);
    context = method ? XCreateIC(method, XNInputStyle, XIMPreeditNothing | XIMStatusNothing, XNClientWindow, window, NULL)
                     : NULL;
    if (!context) {
        fprintf(stderr, "typed: no input method\n");
        return 1;
    }
    protocols = XInternAtom(display, "WM_PROTOCOLS", False);
    ping = XInternAtom(display, "_NET_WM_PING", False);
    XSetWMProtocols(display, window, &ping, 1);
    XKeysymToKeycode(display, XK_space);
    XSelectInput(display, window, KeyPressMask | KeyReleaseMask | ButtonPressMask | ButtonReleaseMask);
    XMapRaised(display, window);
    XSync(display, False);
    XSetInputFocus(display, window, RevertToPointerRoot, CurrentTime);
    XSetICFocus(context);
    XSync(display, False);
    printf("ready\n");
    fflush(stdout);
    char line[64];
    size_t read_up_to = 0;
    for (;;) {
        while (XPending(display)) {
            XEvent event;
            XNextEvent(display, &event);
            input(&event);
        }
        fd_set wanted;
        FD_ZERO(&wanted);
        FD_SET(0, &wanted);
        FD_SET(ConnectionNumber(display), &wanted);
        select(ConnectionNumber(display) + 1, &wanted, NULL, NULL, NULL);
        if (!FD_ISSET(0, &wanted)) {
            continue;
        }
        if (read(0, line + read_up_to, 1) != 1) {
            return 0;
        }
        if (line[read_up_to] != '\n' && read_up_to < sizeof line - 2) {
            read_up_to++;
            continue;
        }
        line[read_up_to] = 0;
        read_up_to = 0;
        answer(line);
    }
}
