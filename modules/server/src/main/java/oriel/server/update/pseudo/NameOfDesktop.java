package oriel.server.update.pseudo;

import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.PseudoRect;

/** The desktop's name, where it has changed since ServerInit: rfbproto "DesktopName Pseudo-encoding". */
final class NameOfDesktop implements PseudoEncoding {

    private Optional<String> sent = Optional.empty();

    @Override
    public boolean isDue(Moment now) {
        return now.params().lists(Encodings.DESKTOP_NAME) && !now.name().equals(sent);
    }

    @Override
    public PseudoRect take(Moment now) {
        sent = now.name();
        return new DesktopName(now.name().orElseThrow());
    }
}
