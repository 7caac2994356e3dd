package oriel.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the segments before the scan of a JPEG image say: ITU-T T.81 annex B.
 *
 * @param frame the marker of its frame; {@link #BASELINE}, if it is what viewers expect
 * @param width pixels
 * @param height pixels
 * @param factors sampling factors of each component, {@code 0xHV}
 * @param quantisationTables number of tables defined
 * @param huffmanTables number of tables defined
 */
public record JpegHeader(
        int frame, int width, int height, List<Integer> factors, int quantisationTables, int huffmanTables) {

    /** SOF0. */
    public static final int BASELINE = 0xc0;

    private static final int SOI = 0xffd8;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DHT = 0xc4;

    /** Copies the list. */
    public JpegHeader {
        factors = List.copyOf(factors);
    }

    /** Reads a header; one that is broken ends in an assertion or in a buffer's exception. */
    public static JpegHeader read(ByteBuffer image) {
        ByteBuffer in = image.duplicate();
        expect(SOI, in.getShort() & 0xffff);
        int[] frame = new int[3];
        List<Integer> factors = new ArrayList<>();
        int quantisation = 0;
        int huffman = 0;
        while (true) {
            expect(0xff, in.get() & 0xff);
            int marker = in.get() & 0xff;
            if (marker == SOS) {
                return new JpegHeader(frame[0], frame[1], frame[2], factors, quantisation, huffman);
            }
            int length = (in.getShort() & 0xffff) - 2;
            ByteBuffer segment = in.slice(in.position(), length);
            in.position(in.position() + length);
            switch (marker) {
                case DQT -> quantisation += quantisation(segment);
                case DHT -> huffman += huffman(segment);
                case 0xc0, 0xc1, 0xc2 -> frame(marker, segment, frame, factors);
                default -> expect(0xe0, marker & 0xf0); // an application's
            }
        }
    }

    private static void frame(int marker, ByteBuffer segment, int[] frame, List<Integer> factors) {
        expect(8, segment.get());
        frame[0] = marker;
        frame[2] = segment.getShort() & 0xffff;
        frame[1] = segment.getShort() & 0xffff;
        int components = segment.get();
        for (int i = 0; i < components; i++) {
            segment.get();
            factors.add(segment.get() & 0xff);
            segment.get();
        }
    }

    private static int quantisation(ByteBuffer segment) {
        int count = 0;
        while (segment.hasRemaining()) {
            int bytes = segment.get() >> 4 == 0 ? 64 : 128;
            segment.position(segment.position() + bytes);
            count++;
        }
        return count;
    }

    private static int huffman(ByteBuffer segment) {
        int count = 0;
        while (segment.hasRemaining()) {
            segment.get();
            int codes = 0;
            for (int i = 0; i < 16; i++) {
                codes += segment.get() & 0xff;
            }
            segment.position(segment.position() + codes);
            count++;
        }
        return count;
    }

    private static void expect(int wanted, int found) {
        if (wanted != found) {
            throw new AssertionError("0x%x instead of 0x%x".formatted(found, wanted));
        }
    }
}
