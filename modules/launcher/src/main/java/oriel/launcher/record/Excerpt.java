package oriel.launcher.record;

import java.io.IOException;
import java.io.OutputStream;
import oriel.recording.FbsExport;
import oriel.recording.Playback;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * A part of a recording. Its pictures have the size that the first of them has: what lies outside of it later is cut off.
 * Used by one thread.
 */
final class Excerpt {

    private static final double SECOND_MICROS = 1e6;

    private final Playback playback;
    private final long begin;
    private final long end;
    private final Framebuffer canvas;

    /** Where the recording is then, it stays until the next call. */
    Excerpt(Playback playback, long begin, long end) throws IOException {
        this.playback = playback;
        this.begin = begin;
        this.end = end;
        playback.seek(begin);
        canvas = new Framebuffer(playback.picture().width(), playback.picture().height());
    }

    /** When it begins, in microseconds of the recording. */
    long begin() {
        return begin;
    }

    /** When it ends. */
    long end() {
        return end;
    }

    /** The size of its pictures. */
    Rect size() {
        return canvas.bounds();
    }

    /** Writes it in the format FBS. */
    void writeFbs(OutputStream out) throws IOException {
        FbsExport.write(playback, playback.name(), begin, end, out);
    }

    /** Draws it, so many pictures a second; at least one. */
    void draw(Frames frames, int rate) throws IOException {
        playback.seek(begin);
        Framebuffer last = playback.picture();
        long micros = begin;
        for (long i = 1; i == 1 || micros < end; i++) {
            playback.playTo(micros);
            Framebuffer picture = playback.picture();
            boolean resized = picture.width() != last.width() || picture.height() != last.height();
            last = picture;
            Rect changed = changed(picture, resized);
            frames.add(canvas, i == 1 ? canvas.bounds() : changed);
            micros = begin + Math.round(i * SECOND_MICROS / rate);
        }
        frames.finish();
    }

    /** Takes what has changed into the canvas; gives where. */
    private Rect changed(Framebuffer picture, boolean resized) {
        if (resized) {
            canvas.fill(canvas.bounds(), 0);
        }
        Rect all = resized ? canvas.bounds() : Rect.EMPTY;
        for (Rect area : playback.takeChanges()) {
            Rect part = area.intersection(canvas.bounds());
            if (!part.isEmpty()) {
                canvas.copyFrom(picture, part);
                all = all.union(part);
            }
        }
        return all;
    }
}
