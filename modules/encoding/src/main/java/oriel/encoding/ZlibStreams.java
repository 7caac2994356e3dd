package oriel.encoding;

import oriel.rfb.WireBuffer;

/** The zlib streams of one encoding of one viewer, through which its rectangles go to the wire. Used by one thread. */
public final class ZlibStreams implements AutoCloseable {

    private final ZlibStream[] streams = new ZlibStream[4];

    /** Streams that no byte has gone through. */
    public ZlibStreams(DeflateCoders coders) {
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new ZlibStream(coders);
        }
    }

    /** Appends an encoded rectangle, its parts compressed. */
    public void write(EncodedRect rect, WireBuffer out) {
        byte[] source = rect.bytes().array();
        int copied = 0;
        for (EncodedRect.Deflated part : rect.deflated()) {
            out.put(source, copied, part.from() - copied);
            streams[part.stream().number()].write(source, part, out);
            copied = part.to();
        }
        out.put(source, copied, rect.bytes().size() - copied);
    }

    @Override
    public void close() {
        for (ZlibStream stream : streams) {
            stream.close();
        }
    }
}
