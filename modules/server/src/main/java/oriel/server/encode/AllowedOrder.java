package oriel.server.encode;

import java.util.List;
import java.util.Set;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.viewer.ClientParams;

/** Another order, without what the viewer does not list and what the operator does not want. */
public final class AllowedOrder implements EncodingOrder {

    private final EncodingOrder order;
    private final Set<Integer> disabled;

    /** {@code disabled} are numbers of encodings that are never used. */
    public AllowedOrder(EncodingOrder order, Set<Integer> disabled) {
        this.order = order;
        this.disabled = Set.copyOf(disabled);
    }

    @Override
    public void requested(long nanos) {
        order.requested(nanos);
    }

    @Override
    public List<Integer> of(ClientParams params, Rect rect, Rect screen) {
        return order.of(params, rect, screen).stream()
                .filter(encoding -> encoding == Encodings.RAW || params.lists(encoding))
                .filter(encoding -> !disabled.contains(encoding))
                .toList();
    }
}
