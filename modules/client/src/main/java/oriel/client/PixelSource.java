package oriel.client;

import java.io.IOException;

/** Where the bytes of tiles come from: the wire, or what was inflated. */
interface PixelSource {

    /** The next byte, 0 to 255. */
    int u8() throws IOException;

    /** The colour of the next CPIXEL. */
    int compactPixel(PixelReader pixels) throws IOException;
}
