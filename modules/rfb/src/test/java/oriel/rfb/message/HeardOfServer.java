package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Writes a server's messages and rectangles anew as they are handed over; of encodings it knows CopyRect. */
final class HeardOfServer implements ServerMessageHandler {

    /** Messages, CopyRects and pseudo-rectangles in the order of the wire. */
    final List<Object> all = new ArrayList<>();

    /** The same as bytes. */
    final WireBuffer again = new WireBuffer(64);

    int ends;

    private final boolean extensions;
    private final int bytesPerPixel;

    HeardOfServer(boolean extensions, int bytesPerPixel) {
        this.extensions = extensions;
        this.bytesPerPixel = bytesPerPixel;
    }

    private void keep(ServerMessage message) {
        all.add(message);
        message.write(again);
    }

    @Override
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    @Override
    public boolean extendsClipboard() {
        return extensions;
    }

    @Override
    public boolean expects(int type) {
        return extensions;
    }

    @Override
    public void framebufferUpdate(FramebufferUpdate message) {
        keep(message);
    }

    @Override
    public void rectangle(RectangleHeader header, WireReader in) throws IOException {
        if (header.encoding() != Encodings.COPY_RECT) {
            throw new ProtocolException("encoding " + header.encoding());
        }
        CopyRect copy = CopyRect.read(header.area(), in);
        all.add(copy);
        copy.write(again);
    }

    @Override
    public void pseudoRect(PseudoRect rect) {
        all.add(rect);
        rect.write(again);
    }

    @Override
    public void framebufferUpdateEnd() {
        ends++;
    }

    @Override
    public void setColourMapEntries(SetColourMapEntries message) {
        keep(message);
    }

    @Override
    public void bell() {
        keep(new Bell());
    }

    @Override
    public void cutText(ServerCutText message) {
        keep(message);
    }

    @Override
    public void clipboard(ClipboardMessage message) {
        keep(new ServerExtendedCutText(message));
    }

    @Override
    public void endOfContinuousUpdates() {
        keep(new EndOfContinuousUpdates());
    }

    @Override
    public void fence(Fence fence) {
        keep(new ServerFence(fence));
    }

    @Override
    public void xvp(ServerXvp message) {
        keep(message);
    }

    @Override
    public void companion(CompanionMessage message) {
        keep(message);
    }

    @Override
    public void qemuAudio(QemuAudio message) {
        keep(message);
    }
}
