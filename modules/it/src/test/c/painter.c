/* An X program for tests: a window over the whole screen with an invisible cursor. It draws on command, and says
 * which keys and clicks arrive.
 *
 *   painter DISPLAY
 *   in:  draw SEED COUNT        draws COUNT random changes, then answers "drawn"
 *        paint SEED             draws changes without end, with a short pause after each
 *        paint SEED MILLIS      the same, one change each so many milliseconds
 *        clock                  from now on each change sets 8x16 pixels at the upper left to the time at which it was
 *                               drawn, in tenths of a millisecond, and the 8x16 beside them to its number; answers
 *                               "clock"
 *        stop                   ends painting and answers "drawn"
 *        held                   answers "held N": how many keys and buttons the X server takes for pressed
 *   out: ready | drawn | key TEXT-OR-NAME | press BUTTON X Y | release BUTTON X Y
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#define PAUSE_MICROS 1000
#define CLOCK_PIXELS 16

static Display *display;
static Window window;
static Window clock_window; /* A window of its own, so that no other change is seen there. */
static GC gc;
static int width, height;
static uint32_t state;
static uint32_t changes;

static uint32_t below(uint32_t limit) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % limit;
}

static void fill(int x, int y, int w, int h) {
    XSetForeground(display, gc, below(0x1000000));
    XFillRectangle(display, window, gc, x, y, w, h);
}

static void noise(int x, int y, int w, int h) {
    uint32_t *pixels = malloc(4 * w * h);
    for (int i = 0; i < w * h; i++) {
        pixels[i] = below(0x1000000);
    }
    XImage *image = XCreateImage(display, DefaultVisual(display, 0), DefaultDepth(display, 0), ZPixmap, 0,
                                 (char *)pixels, w, h, 32, 0);
    XPutImage(display, window, gc, image, 0, 0, x, y, w, h);
    XDestroyImage(image);
}

static void lines(int x, int y, int w, int h) {
    for (int i = 0; i < 8; i++) {
        XSetForeground(display, gc, below(2) ? 0xffffff : 0x202020);
        XDrawLine(display, window, gc, x + below(w), y + below(h), x + below(w), y + below(h));
    }
}

static int64_t micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static void change(void) {
    int x = below(width), y = below(height);
    int w = 1 + below(width - x), h = 1 + below(height - y);
    switch (below(8)) {
        case 0: XCopyArea(display, window, window, gc, x, y, w, h, below(width - w + 1), below(height - h + 1)); break;
        case 1: noise(x, y, 1 + w % 90, 1 + h % 70); break;
        case 2: XSetForeground(display, gc, below(0x1000000)); XFillArc(display, window, gc, x, y, w, h, 0, 23040); break;
        case 3: fill(x, y, 1, 1); break;
        case 4: fill(x, y, w, h); break;
        default: lines(x, y, w, h);
    }
    if (clock_window) {
        XSetForeground(display, gc, micros() / 100 % 0x1000000);
        XFillRectangle(display, clock_window, gc, 0, 0, CLOCK_PIXELS / 2, CLOCK_PIXELS);
        XSetForeground(display, gc, ++changes % 0x1000000);
        XFillRectangle(display, clock_window, gc, CLOCK_PIXELS / 2, 0, CLOCK_PIXELS / 2, CLOCK_PIXELS);
    }
    XSync(display, False);
}

static void input(XEvent *event) {
    if (event->type == ButtonPress || event->type == ButtonRelease) {
        printf("%s %u %d %d\n", event->type == ButtonPress ? "press" : "release", event->xbutton.button,
               event->xbutton.x, event->xbutton.y);
    } else if (event->type == KeyPress) {
        char text[32];
        KeySym keysym = 0;
        int length = XLookupString(&event->xkey, text, sizeof text - 1, &keysym, NULL);
        text[length < 0 ? 0 : length] = 0;
        if (length == 1 && (unsigned char)text[0] > ' ' && (unsigned char)text[0] < 127) {
            printf("key %s\n", text);
        } else {
            char *name = XKeysymToString(keysym);
            printf("key %s\n", name ? name : "unknown");
        }
    } else if (event->type == MappingNotify) {
        XRefreshKeyboardMapping(&event->xmapping);
    }
    fflush(stdout);
}

static void held(void) {
    char keys[32];
    Window any;
    int x, y, held = 0;
    unsigned state;
    XQueryKeymap(display, keys);
    for (int key = 0; key < 256; key++) {
        held += keys[key / 8] >> key % 8 & 1;
    }
    XQueryPointer(display, window, &any, &any, &x, &y, &x, &y, &state);
    for (unsigned button = Button1Mask; button <= Button5Mask; button <<= 1) {
        held += (state & button) != 0;
    }
    printf("held %d\n", held);
    fflush(stdout);
}

static Cursor invisible(void) {
    char none[1] = {0};
    XColor black = {0};
    Pixmap empty = XCreateBitmapFromData(display, window, none, 1, 1);
    return XCreatePixmapCursor(display, empty, empty, &black, &black, 0, 0);
}

int main(int argc, char **argv) {
    display = XOpenDisplay(argc > 1 ? argv[1] : NULL);
    if (!display) {
        fprintf(stderr, "painter: cannot open the display\n");
        return 1;
    }
    width = DisplayWidth(display, 0);
    height = DisplayHeight(display, 0);
    XSetWindowAttributes attributes = {.override_redirect = True, .background_pixel = 0x2e5c8a,
                                       .event_mask = KeyPressMask | ButtonPressMask | ButtonReleaseMask};
    window = XCreateWindow(display, DefaultRootWindow(display), 0, 0, width, height, 0, CopyFromParent, InputOutput,
                           CopyFromParent, CWOverrideRedirect | CWBackPixel | CWEventMask, &attributes);
    XDefineCursor(display, window, invisible());
    XMapRaised(display, window);
    gc = XCreateGC(display, window, 0, NULL);
    XSetGraphicsExposures(display, gc, False);
    XSync(display, False);
    XSetInputFocus(display, window, RevertToPointerRoot, CurrentTime);
    XSync(display, False);
    printf("ready\n");
    fflush(stdout);
    char line[128];
    size_t length = 0;
    int painting = 0;
    int millis = 0;
    int64_t next = 0;
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
        int64_t left = millis ? next - micros() : PAUSE_MICROS;
        struct timeval pause = {0, left < 0 ? 0 : left};
        if (select(ConnectionNumber(display) + 1, &wanted, NULL, NULL, painting ? &pause : NULL) == 0) {
            next = micros() + millis * 1000;
            change();
            continue;
        }
        if (!FD_ISSET(0, &wanted)) {
            continue;
        }
        if (read(0, line + length, 1) != 1) {
            return 0;
        }
        if (line[length] != '\n' && length < sizeof line - 2) {
            length++;
            continue;
        }
        line[length] = 0;
        length = 0;
        unsigned seed;
        int count;
        if (sscanf(line, "draw %u %d", &seed, &count) == 2) {
            state = seed * 2654435761u + 1;
            while (count-- > 0) {
                change();
            }
            printf("drawn\n");
            fflush(stdout);
        } else if (sscanf(line, "paint %u", &seed) == 1) {
            state = seed * 2654435761u + 1;
            painting = 1;
            millis = 0;
            sscanf(line, "paint %u %d", &seed, &millis);
        } else if (strcmp(line, "clock") == 0) {
            clock_window = XCreateSimpleWindow(display, window, 0, 0, CLOCK_PIXELS, CLOCK_PIXELS, 0, 0, 0);
            XMapRaised(display, clock_window);
            XSync(display, False);
            printf("clock\n");
            fflush(stdout);
        } else if (strcmp(line, "held") == 0) {
            held();
        } else if (strcmp(line, "stop") == 0) {
            painting = 0;
            printf("drawn\n");
            fflush(stdout);
        }
    }
}
