package oriel.rfb.message;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.ClipboardMessage;

/** Keeps a viewer's messages as they were handed over. */
class Heard implements ClientMessageHandler {

    final List<ClientMessage> messages = new ArrayList<>();
    private final boolean extensions;
    private final int maxText;

    Heard(boolean extensions, int maxText) {
        this.extensions = extensions;
        this.maxText = maxText;
    }

    @Override
    public boolean extendsPointer() {
        return extensions;
    }

    @Override
    public boolean extendsClipboard() {
        return extensions;
    }

    @Override
    public boolean offers(int type) {
        return extensions;
    }

    @Override
    public boolean offersSound() {
        return extensions;
    }

    @Override
    public int maxText() {
        return maxText;
    }

    @Override
    public void setPixelFormat(SetPixelFormat message) {
        messages.add(message);
    }

    @Override
    public void setEncodings(SetEncodings message) {
        messages.add(message);
    }

    @Override
    public void framebufferUpdateRequest(FramebufferUpdateRequest message) {
        messages.add(message);
    }

    @Override
    public void keyEvent(KeyEvent message) {
        messages.add(message);
    }

    @Override
    public void pointerEvent(PointerEvent message) {
        messages.add(message);
    }

    @Override
    public void cutText(ClientCutText message) {
        messages.add(message);
    }

    @Override
    public void clipboard(ClipboardMessage message) {
        messages.add(new ClientExtendedCutText(message));
    }

    @Override
    public void setDesktopSize(SetDesktopSize message) {
        messages.add(message);
    }

    @Override
    public void qemuExtendedKeyEvent(QemuExtendedKeyEvent message) {
        messages.add(message);
    }

    @Override
    public void enableContinuousUpdates(EnableContinuousUpdates message) {
        messages.add(message);
    }

    @Override
    public void fence(Fence fence) {
        messages.add(new ClientFence(fence));
    }

    @Override
    public void xvp(ClientXvp message) {
        messages.add(message);
    }

    @Override
    public void companion(CompanionMessage message) {
        messages.add(message);
    }

    @Override
    public void qemuAudio(QemuAudioRequest message) {
        messages.add(message);
    }
}
