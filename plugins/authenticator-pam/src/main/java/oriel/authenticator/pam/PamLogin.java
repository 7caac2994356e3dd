package oriel.authenticator.pam;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.security.Account;
import oriel.transport.Peer;

/**
 * Asks PAM about one login: whether the secret is right (authentication), and whether the account may be used now
 * (account management). It opens no session, which would change the process that asks: {@link SessionDoor} does, in
 * another one. Takes as long as PAM's modules do.
 */
final class PamLogin implements Door {

    private static final Logger LOG = LoggerFactory.getLogger(PamLogin.class);

    private final PamService service;

    PamLogin(PamService service) {
        this.service = service;
    }

    /** What is done with a transaction of PAM's that has let somebody in. */
    @FunctionalInterface
    interface Inside {

        /** Does it; gives PAM's result, with which the transaction ends. */
        int run(long handle);
    }

    @Override
    public Optional<Runnable> enter(String user, byte[] secret, Peer from) {
        return admits(user, secret, from, handle -> Pam.SUCCESS) ? Optional.of(Account.NOTHING) : Optional.empty();
    }

    /**
     * True if PAM lets somebody in, by the name that they said.
     *
     * @param inside what comes after that
     */
    boolean admits(String user, byte[] secret, Peer from, Inside inside) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        try (PamConversation conversation = PamConversation.begin(name, secret);
                Memory place = new Memory(Native.POINTER_SIZE)) {
            int result = start(user, conversation.address(), place);
            if (result != Pam.SUCCESS) {
                LOG.warn("PAM's service {} cannot be used: error {}", service.name(), result);
                return false;
            }
            long handle = place.getLong(0);
            result = Pam.SYSTEM_ERR;
            try {
                result = ask(handle, from);
                boolean admitted = result == Pam.SUCCESS && isSame(user, handle, place);
                result = admitted ? inside.run(handle) : result;
                return admitted && result == Pam.SUCCESS;
            } finally {
                Pam.pam_end(handle, result);
            }
        }
    }

    private int start(String user, Pointer conversation, Memory place) {
        byte[] name = text(service.name());
        return service.folder().isPresent()
                ? Pam.InFolder.pam_start_confdir(
                        name, text(user), conversation, text(service.folder().get()), place)
                : Pam.pam_start(name, text(user), conversation, place);
    }

    private int ask(long handle, Peer from) {
        if (from.address() instanceof InetSocketAddress address && !address.isUnresolved()) {
            Pam.pam_set_item(handle, Pam.RHOST, text(address.getAddress().getHostAddress()));
        }
        int result = Pam.pam_authenticate(handle, Pam.SILENT_AND_NO_NULL_AUTHTOK);
        if (result == Pam.SUCCESS) {
            result = Pam.pam_acct_mgmt(handle, Pam.SILENT_AND_NO_NULL_AUTHTOK);
        }
        if (result == Pam.AUTH_ERR || result == Pam.USER_UNKNOWN) {
            LOG.debug("PAM's service {} refuses: {}", service.name(), Pam.pam_strerror(handle, result));
        } else if (result != Pam.SUCCESS) {
            LOG.info("PAM's service {} lets nobody in: {}", service.name(), Pam.pam_strerror(handle, result));
        }
        return result;
    }

    /** Modules may go on with another name; rights were looked for by the one that was said. */
    private static boolean isSame(String user, long handle, Memory place) {
        place.setPointer(0, Pointer.NULL);
        Pam.pam_get_item(handle, Pam.USER, place);
        Pointer name = place.getPointer(0);
        return name != null && name.getString(0, "UTF-8").equals(user);
    }

    private static byte[] text(Object text) {
        return Native.toByteArray(text.toString(), "UTF-8");
    }
}
