package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/**
 * The Python server's choice of encodings for one viewer: Raw on the same machine, by the size of the rectangle on a local
 * network, a fixed order elsewhere. Used by the writer thread alone.
 */
final class NetworkRules {

    private static final List<Integer> FAR =
            List.of(Encodings.TIGHT, Encodings.HEXTILE, Encodings.RRE, Encodings.ZRLE, Encodings.RAW);
    private static final List<Integer> SMALL_FIRST =
            List.of(Encodings.RRE, Encodings.HEXTILE, Encodings.ZRLE, Encodings.RAW);
    private static final int ULTRA_VNC_9 = 9;
    private static final int ULTRA_VNC_10 = 10;

    private final EncodingOptions options;
    private final NetworkProfile network;
    private int requests;
    private long firstRequestNanos;
    private long lastRequestNanos;
    private boolean paused;

    NetworkRules(EncodingOptions options, NetworkProfile network) {
        this.options = options;
        this.network = network;
    }

    /** Counts a request for an update, at a time of the engine's clock. */
    void requested(long nanos) {
        if (requests == 0) {
            firstRequestNanos = nanos;
        } else if (options.lanRules().isPresent()
                && nanos - lastRequestNanos
                        > options.lanRules().get().zlibLongestGap().toNanos()) {
            paused = true;
        }
        lastRequestNanos = nanos;
        requests++;
    }

    /** The encodings to try for a rectangle, best first; Raw, which every viewer takes, may stand among them. */
    List<Integer> order(ClientParams profile, Rect rect, Rect screen) {
        List<Integer> order = new ArrayList<>(options.lanRules()
                .map(rules -> byNetwork(rules, profile, rect, screen))
                .orElse(List.copyOf(profile.encodings())));
        order.removeIf(encoding -> encoding != Encodings.RAW && !profile.lists(encoding));
        order.removeAll(options.disabled());
        if (!mayHaveTight(profile)) {
            order.removeIf(encoding -> encoding == Encodings.TIGHT);
        }
        return order;
    }

    private boolean mayHaveTight(ClientParams profile) {
        if (!profile.lists(ULTRA_VNC_9) && !profile.lists(ULTRA_VNC_10)) {
            return true;
        }
        EncodingOptions.UltraVnc ultra = options.ultraVnc();
        return !ultra.noTight()
                && requests > ultra.warmupRequests()
                && lastRequestNanos - firstRequestNanos >= ultra.warmup().toNanos();
    }

    private List<Integer> byNetwork(LanRules rules, ClientParams profile, Rect rect, Rect screen) {
        return switch (network) {
            case LOCALHOST -> List.of(Encodings.RAW);
            case WAN -> FAR;
            case LAN -> bySize(rules, profile, rect, screen);
        };
    }

    private List<Integer> bySize(LanRules rules, ClientParams profile, Rect rect, Rect screen) {
        if (profile.format().bitsPerPixel() == Byte.SIZE) {
            return List.of(Encodings.RAW);
        }
        long pixels = (long) rect.width() * rect.height();
        double share = (double) pixels / ((long) screen.width() * screen.height());
        List<Integer> order = new ArrayList<>();
        if (prefersZlib(rules)
                && profile.format().bitsPerPixel() == Integer.SIZE
                && pixels >= rules.zlibMinPixels()
                && share >= rules.zlibAreaThreshold()) {
            order.addAll(List.of(Encodings.TIGHT, Encodings.ZLIB));
        }
        if (pixels >= rules.jpegMinPixels() && share >= rules.jpegAreaThreshold()) {
            order.add(Encodings.JPEG);
        }
        if (share <= rules.rawAreaThreshold() && pixels <= rules.rawMaxPixels() || profile.lists(Encodings.RAW)) {
            order.add(Encodings.RAW);
        }
        order.addAll(List.of(Encodings.TIGHT, Encodings.ZLIB));
        order.addAll(SMALL_FIRST);
        return order;
    }

    private boolean prefersZlib(LanRules rules) {
        return rules.preferZlib() && !paused && requests > rules.zlibWarmupRequests();
    }
}
