package oriel.server.update;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import oriel.capture.LedState;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.Agreement;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuLedState;
import oriel.rfb.message.VmwareLedState;
import oriel.server.flow.NanoClock;
import oriel.server.screen.CursorState;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.Outbox.Turn;

/**
 * What goes with the pixels of one viewer's updates in the form of rectangles: the cursor, its place, the keyboard's locks,
 * the desktop's name, and that the server understands an extension. Used by the writer thread alone.
 */
final class PseudoRects {

    /** A viewer that moves the pointer is not told where it is: what the screen says then is late. */
    private static final long POINTING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** Extensions that a viewer uses once it is told, by an empty rectangle, that the server understands them. */
    private static final List<Integer> AGREED = List.of(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS);

    private final NanoClock clock;
    private final Outbox outbox;
    private final ScreenFeed feed;
    private final CursorUpdates cursors;
    private final Set<Integer> agreed = new HashSet<>();

    private long list = ViewerProfile.INITIAL.listSerial();
    private List<Integer> toAgree = List.of();
    private boolean listsPlace;
    private boolean listsName;
    private Optional<Integer> lockEncoding = Optional.empty();

    private Optional<LedState> sentLocks = Optional.empty();
    private Optional<String> sentName = Optional.empty();
    private Optional<Place> knownPlace = Optional.empty();
    private long seenPointing;
    private OptionalLong placeDue = OptionalLong.empty();

    PseudoRects(Outbox outbox, ScreenFeed feed, boolean sendCursor, NanoClock clock) {
        this.clock = clock;
        this.outbox = outbox;
        this.feed = feed;
        this.cursors = new CursorUpdates(sendCursor);
    }

    /** A pixel of the picture. */
    record Place(int x, int y) {}

    /**
     * What is due at one moment.
     *
     * @param shape the cursor whose shape is due
     * @param place where the pointer is
     * @param locks which locks are on
     * @param name the desktop's name
     * @param agreements extensions that the server understands
     */
    record Sides(
            Optional<CursorState> shape,
            Optional<Place> place,
            Optional<LedState> locks,
            Optional<String> name,
            List<Integer> agreements) {

        /** Nothing. */
        static final Sides NONE =
                new Sides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        boolean isEmpty() {
            return equals(NONE);
        }
    }

    /** What is due. */
    Sides due(Turn turn, CursorState cursor, Rect bounds) {
        ViewerProfile profile = turn.profile();
        if (profile.listSerial() != list) {
            list = profile.listSerial();
            relist(profile);
        }
        Optional<CursorState> shape = cursors.isShapeDue(profile, cursor) ? Optional.of(cursor) : Optional.empty();
        Optional<Place> place = listsPlace ? place(profile, cursor, bounds) : Optional.empty();
        Optional<LedState> locks = lockEncoding.isPresent()
                ? feed.locks().filter(now -> !sentLocks.equals(Optional.of(now)))
                : Optional.empty();
        Optional<String> name = listsName && !turn.name().equals(sentName) ? turn.name() : Optional.empty();
        return new Sides(shape, place, locks, name, toAgree);
    }

    private void relist(ViewerProfile profile) {
        agreed.removeIf(encoding -> !profile.lists(encoding));
        toAgree = AGREED.stream()
                .filter(encoding -> profile.lists(encoding) && !agreed.contains(encoding))
                .toList();
        listsName = profile.lists(Encodings.DESKTOP_NAME);
        listsPlace = profile.lists(Encodings.POINTER_POS);
        if (!listsPlace) {
            knownPlace = Optional.empty();
            placeDue = OptionalLong.empty();
        }
        Optional<Integer> before = lockEncoding;
        lockEncoding = List.of(Encodings.QEMU_LED_STATE, Encodings.VMWARE_LED_STATE).stream()
                .filter(profile::lists)
                .findFirst();
        if (!lockEncoding.equals(before)) {
            sentLocks = Optional.empty();
        }
    }

    /** Where the pointer is, if something else than the viewer has brought it there. */
    private Optional<Place> place(ViewerProfile profile, CursorState cursor, Rect bounds) {
        placeDue = OptionalLong.empty();
        if (!cursors.viewerDraws(profile)) {
            return Optional.empty();
        }
        Place now = new Place(cursor.x(), cursor.y());
        PointerPlace own = outbox.lastPointed();
        if (own.nanos() != seenPointing) {
            seenPointing = own.nanos();
            knownPlace = Optional.of(
                    new Place(Math.min(own.x(), bounds.width() - 1), Math.min(own.y(), bounds.height() - 1)));
        }
        if (knownPlace.isEmpty()) {
            knownPlace = Optional.of(now);
        }
        if (knownPlace.get().equals(now)) {
            return Optional.empty();
        }
        long quiet = seenPointing + POINTING_NANOS;
        if (own != PointerPlace.NEVER && clock.nanoTime() < quiet) {
            placeDue = OptionalLong.of(quiet);
            return Optional.empty();
        }
        boolean inside = bounds.contains(new Rect(now.x(), now.y(), 1, 1));
        return inside ? Optional.of(now) : Optional.empty();
    }

    /** When something becomes due by itself, by the engine's clock. */
    OptionalLong dueNanos() {
        return placeDue;
    }

    /** The cursor to draw into the next picture; see {@link CursorUpdates#toDraw}. */
    CursorState toDraw(ViewerProfile profile, CursorState cursor, ViewerState state) {
        return cursors.toDraw(profile, cursor, state);
    }

    /** Appends what is due; returns the number of rectangles. */
    int write(ViewerProfile profile, Sides sides, WireBuffer out) {
        List<PseudoRect> rects = new ArrayList<>();
        sides.agreements().forEach(encoding -> rects.add(agreement(encoding)));
        sides.name().ifPresent(name -> rects.add(desktopName(name)));
        sides.locks().ifPresent(leds -> rects.add(ledState(leds)));
        sides.shape().flatMap(cursor -> cursors.takeShape(profile, cursor)).ifPresent(rects::add);
        sides.place().ifPresent(place -> rects.add(pointerPos(place)));
        rects.forEach(rect -> rect.write(out));
        return rects.size();
    }

    private PseudoRect agreement(int encoding) {
        agreed.add(encoding);
        toAgree = List.of();
        if (encoding == Encodings.EXTENDED_MOUSE_BUTTONS) {
            outbox.allowManyButtons();
        }
        return new Agreement(encoding);
    }

    private PseudoRect desktopName(String name) {
        sentName = Optional.of(name);
        return new DesktopName(name);
    }

    private PseudoRect ledState(LedState leds) {
        sentLocks = Optional.of(leds);
        int bits = (leds.scroll() ? QemuLedState.SCROLL : 0)
                | (leds.num() ? QemuLedState.NUM : 0)
                | (leds.caps() ? QemuLedState.CAPS : 0);
        return lockEncoding.equals(Optional.of(Encodings.QEMU_LED_STATE))
                ? new QemuLedState(bits)
                : new VmwareLedState(bits);
    }

    private PseudoRect pointerPos(Place place) {
        knownPlace = Optional.of(place);
        return new PointerPos(place.x(), place.y());
    }
}
