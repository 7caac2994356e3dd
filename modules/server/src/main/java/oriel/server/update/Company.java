package oriel.server.update;

import java.util.Optional;
import oriel.server.encode.EncodedRectCache;
import oriel.server.encode.EncoderPool;
import oriel.server.encode.EncodingPreferences;
import oriel.server.viewer.ClientParams;

/** Tells whether others want the same as one viewer, so that what is encoded for it is for them too. Used by the writer thread. */
final class Company implements AutoCloseable {

    private final EncoderPool encoders;
    private final EncodedRectCache shared;
    private Optional<EncodingPreferences> preferences = Optional.empty();

    Company(EncoderPool encoders, EncodedRectCache shared) {
        this.encoders = encoders;
        this.shared = shared;
    }

    /** Says what the viewer wants. */
    void prefer(ClientParams params) {
        EncodingPreferences now = new EncodingPreferences(
                params.settings(),
                params.encodings().stream()
                        .filter(encoding -> encoders.offer(encoding).isPresent())
                        .toList());
        if (!preferences.equals(Optional.of(now))) {
            close();
            preferences = Optional.of(now);
            shared.join(now);
        }
    }

    /** True if another viewer wants the same. */
    boolean isThere() {
        return preferences.filter(shared::isShared).isPresent();
    }

    /** True if there is another viewer, whatever it wants. */
    boolean isAnybodyThere() {
        return shared.hasSeveral();
    }

    @Override
    public void close() {
        preferences.ifPresent(shared::leave);
        preferences = Optional.empty();
    }
}
