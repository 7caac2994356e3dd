package oriel.server.content;

/** Red, green and blue of pixels. */
final class Channels {

    private Channels() {}

    /** The largest difference of a channel. */
    static int difference(int one, int other) {
        int red = Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff));
        int green = Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff));
        int blue = Math.abs((one & 0xff) - (other & 0xff));
        return Math.max(Math.max(red, green), blue);
    }
}
