package oriel.server.compat;

import java.util.List;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.encode.EncodingOrder;
import oriel.server.options.EncodingOptions.UltraVnc;
import oriel.server.viewer.ClientParams;

/** Another order, in which viewers that list UltraVNC's own encodings get Tight late or never. */
final class UltraVncOrder implements EncodingOrder {

    private static final int ULTRA_VNC_9 = 9;
    private static final int ULTRA_VNC_10 = 10;

    private final EncodingOrder order;
    private final UltraVnc rules;
    private int requests;
    private long firstRequestNanos;
    private long lastRequestNanos;

    UltraVncOrder(EncodingOrder order, UltraVnc rules) {
        this.order = order;
        this.rules = rules;
    }

    @Override
    public void requested(long nanos) {
        firstRequestNanos = requests == 0 ? nanos : firstRequestNanos;
        lastRequestNanos = nanos;
        requests++;
        order.requested(nanos);
    }

    @Override
    public List<Integer> of(ClientParams params, Rect rect, Rect screen) {
        List<Integer> encodings = order.of(params, rect, screen);
        return mayHaveTight(params)
                ? encodings
                : encodings.stream()
                        .filter(encoding -> encoding != Encodings.TIGHT)
                        .toList();
    }

    private boolean mayHaveTight(ClientParams params) {
        if (!params.lists(ULTRA_VNC_9) && !params.lists(ULTRA_VNC_10)) {
            return true;
        }
        return !rules.noTight()
                && requests > rules.warmupRequests()
                && lastRequestNanos - firstRequestNanos >= rules.warmup().toNanos();
    }
}
