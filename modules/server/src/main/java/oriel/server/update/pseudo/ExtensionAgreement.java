package oriel.server.update.pseudo;

import oriel.rfb.message.Agreement;
import oriel.rfb.message.PseudoRect;
import oriel.server.viewer.Agreements;

/** That the server understands an extension, which a viewer that lists it uses once it has been told. */
final class ExtensionAgreement implements PseudoEncoding {

    private final int encoding;
    private final Agreements agreements;
    private boolean told;

    ExtensionAgreement(int encoding, Agreements agreements) {
        this.encoding = encoding;
        this.agreements = agreements;
    }

    /** Who lists it anew is told anew. */
    @Override
    public void note(Moment now) {
        told &= now.params().lists(encoding);
    }

    @Override
    public boolean isDue(Moment now) {
        return now.params().lists(encoding) && !told;
    }

    @Override
    public PseudoRect take(Moment now) {
        told = true;
        agreements.add(encoding);
        return new Agreement(encoding);
    }
}
