package oriel.server.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * Picks the encoder of a viewer: the first that the viewer lists and the server has, else Raw. An encoder is made when it
 * is first needed and kept until the viewer leaves, because it may hold the viewer's zlib stream. Used by the writer
 * thread alone.
 */
final class EncoderChooser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderChooser.class);

    private final List<Configured<EncoderProvider>> providers;
    private final EncoderTools tools;
    private final Set<Integer> offered;
    private final Map<Integer, Optional<Choice>> made = new HashMap<>();

    EncoderChooser(List<Configured<EncoderProvider>> providers, EncoderTools tools) {
        this.providers = providers;
        this.tools = tools;
        this.offered =
                providers.stream().map(offer -> offer.provider().encoding()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * An encoder of a viewer.
     *
     * @param encoding its number
     * @param traits what it can take
     * @param encoder the encoder
     * @param streams the viewer's zlib streams of this encoding
     */
    record Choice(int encoding, EncoderTraits traits, RectEncoder encoder, ZlibStreams streams) {

        private static final int LARGEST_TILE = 64;

        /** Cuts rectangles so that each fits the encoder. */
        List<Rect> split(List<Rect> rects) {
            List<Rect> pieces = new ArrayList<>(rects.size());
            for (Rect rect : rects) {
                int width = Math.min(rect.width(), traits.maxWidth());
                int height = wholeTiles(Math.min(traits.maxHeight(), Math.max(1, traits.maxPixels() / width)));
                for (int y = rect.y(); y < rect.bottom(); y += height) {
                    for (int x = rect.x(); x < rect.right(); x += width) {
                        pieces.add(Rect.between(
                                x, y, Math.min(rect.right(), x + width), Math.min(rect.bottom(), y + height)));
                    }
                }
            }
            return pieces;
        }

        void close() {
            encoder.close();
            streams.close();
        }

        /** Encodings have tiles of 16 or 64 pixels, which count from the upper edge of a rectangle. */
        private static int wholeTiles(int height) {
            return height > LARGEST_TILE ? height / LARGEST_TILE * LARGEST_TILE : height;
        }
    }

    /** The encoder for a viewer's wishes. */
    Choice choose(ViewerProfile profile) {
        return profile.encodings().stream()
                .filter(Encodings::isPicture)
                .flatMap(encoding -> find(encoding, profile).stream())
                .findFirst()
                .or(() -> find(Encodings.RAW, profile))
                .orElseThrow(() -> new IllegalStateException("there is no encoder for Raw"));
    }

    private Optional<Choice> find(int encoding, ViewerProfile profile) {
        // Numbers without a provider are not remembered: a viewer can list 65535 others in every SetEncodings.
        if (!offered.contains(encoding)) {
            return Optional.empty();
        }
        return made.computeIfAbsent(encoding, this::make)
                .filter(choice -> !choice.traits().lossy()
                        || profile.settings().allowedJpeg().isPresent());
    }

    private Optional<Choice> make(int encoding) {
        return providers.stream()
                .filter(candidate -> candidate.provider().encoding() == encoding)
                .flatMap(candidate -> make(candidate).stream())
                .findFirst();
    }

    private Optional<Choice> make(Configured<EncoderProvider> candidate) {
        EncoderProvider provider = candidate.provider();
        try {
            RectEncoder encoder = provider.create(candidate.options(), tools);
            return Optional.of(
                    new Choice(provider.encoding(), provider.traits(), encoder, new ZlibStreams(tools.deflate())));
        } catch (PluginException e) {
            LOG.warn("the encoder {} cannot be used: {}; {}", provider.name(), e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        made.values().forEach(choice -> choice.ifPresent(Choice::close));
    }
}
