package oriel.recording;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.Bell;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;
import oriel.rfb.message.ServerInit;

/**
 * Writes a recording in the format FBS 1.0, as rfbproxy made it: blocks of what a server said, each with its time in
 * milliseconds. All pixels are in Zlib, which players of such files know.
 */
public final class FbsExport {

    private static final String HEAD = "FBS 001.000\n";
    private static final String RFB = "RFB 003.003\n";
    private static final int BLOCK = 1 << 16;
    private static final int PADDING = 4;
    private static final long MAX_MILLIS = 0xffff_ffffL;

    private final Playback playback;
    private final DataOutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] piece = new byte[BLOCK];
    private int width;
    private int height;

    private FbsExport(Playback playback, OutputStream out) {
        this.playback = playback;
        this.out = new DataOutputStream(out);
    }

    /**
     * Writes what was between two times.
     *
     * @param name of the desktop
     * @param out where it goes; it stays open
     */
    public static void write(Playback playback, String name, long fromMicros, long toMicros, OutputStream out)
            throws IOException {
        FbsExport export = new FbsExport(playback, out);
        try {
            export.write(name, fromMicros, toMicros);
        } finally {
            export.deflater.end();
        }
        export.out.flush();
    }

    private void write(String name, long from, long to) throws IOException {
        playback.seek(from);
        width = playback.picture().width();
        height = playback.picture().height();
        WireBuffer said = new WireBuffer(128);
        said.put(RFB.getBytes(StandardCharsets.US_ASCII)).s32(SecurityTypes.NONE);
        new ServerInit(width, height, PixelFormat.NATIVE, name).write(said);
        out.writeBytes(HEAD);
        block(said, 0);
        changes(0);
        long next = playback.nextMicros().orElse(Long.MAX_VALUE);
        while (next <= to && playback.step(next)) {
            changes(Math.min(MAX_MILLIS, (next - from) / 1000));
            next = playback.nextMicros().orElse(Long.MAX_VALUE);
        }
    }

    /** Writes what has changed since the last call. */
    private void changes(long millis) throws IOException {
        Framebuffer picture = playback.picture();
        List<Rect> areas = playback.takeChanges();
        boolean resized = picture.width() != width || picture.height() != height;
        WireBuffer said = new WireBuffer(BLOCK);
        if (!areas.isEmpty()) {
            new FramebufferUpdate(areas.size() + (resized ? 1 : 0)).write(said);
            if (resized) {
                width = picture.width();
                height = picture.height();
                new DesktopSize(width, height).write(said);
            }
            areas.forEach(area -> pixels(picture, area, said));
        }
        if (playback.takeBell()) {
            new Bell().write(said);
        }
        if (said.size() > 0) {
            block(said, millis);
        }
    }

    /** RFC 6143 does not have it; rfbproto "Zlib Encoding". */
    private void pixels(Framebuffer picture, Rect area, WireBuffer said) {
        new RectangleHeader(area, Encodings.ZLIB).write(said);
        int length = said.size();
        said.s32(0);
        byte[] row = new byte[area.width() * Integer.BYTES];
        for (int y = area.y(); y < area.bottom(); y++) {
            int at = picture.offset(area.x(), y);
            for (int x = 0; x < area.width(); x++) {
                int rgb = picture.pixels()[at + x];
                row[4 * x] = (byte) rgb;
                row[4 * x + 1] = (byte) (rgb >> 8);
                row[4 * x + 2] = (byte) (rgb >> 16);
            }
            deflater.setInput(row);
            deflate(y == area.bottom() - 1 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH, said);
        }
        said.setS32(length, said.size() - length - Integer.BYTES);
    }

    private void deflate(int flush, WireBuffer said) {
        int count = piece.length;
        while (count == piece.length) {
            count = deflater.deflate(piece, 0, piece.length, flush);
            said.put(piece, 0, count);
        }
    }

    private void block(WireBuffer said, long millis) throws IOException {
        out.writeInt(said.size());
        out.write(said.array(), 0, said.size());
        out.write(new byte[(PADDING - said.size() % PADDING) % PADDING]);
        out.writeInt((int) millis);
    }
}
