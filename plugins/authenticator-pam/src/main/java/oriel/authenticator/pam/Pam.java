package oriel.authenticator.pam;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Functions of libpam ({@code security/pam_appl.h}); a transaction is its {@code pam_handle_t *}. Texts are UTF-8 and end
 * with a NUL. One transaction is for one thread; several threads may have one each.
 */
final class Pam {

    static final int SUCCESS = 0;
    static final int SYSTEM_ERR = 4;
    static final int AUTH_ERR = 7;
    static final int USER_UNKNOWN = 10;
    static final int CONV_ERR = 19;

    /** Flags: nothing is to be said to the person, and no empty password counts. */
    static final int SILENT_AND_NO_NULL_AUTHTOK = 0x8000 | 1;

    /** Flags of pam_setcred and of sessions; nothing is to be said to the person. */
    static final int SILENT = 0x8000;

    static final int ESTABLISH_CRED = 2;
    static final int DELETE_CRED = 4;

    /** Items of a transaction. */
    static final int USER = 2;

    static final int RHOST = 4;

    /** Styles of a message: a question whose answer must not be seen, one whose answer may, and what is no question. */
    static final int PROMPT_ECHO_OFF = 1;

    static final int PROMPT_ECHO_ON = 2;
    static final int ERROR_MSG = 3;
    static final int TEXT_INFO = 4;

    /** What modules ask their questions by. */
    @FunctionalInterface
    interface Conversation extends Callback {

        /**
         * Answers questions.
         *
         * @param count how many
         * @param messages as many addresses of {@code struct pam_message}
         * @param responses where the address of as many {@code struct pam_response} goes, which PAM frees
         * @param data what the transaction was begun with
         */
        int call(int count, Pointer messages, Pointer responses, Pointer data);
    }

    private Pam() {}

    static native int pam_start(byte[] service, byte[] user, Pointer conversation, Pointer handle);

    static native int pam_set_item(long handle, int item, byte[] text);

    static native int pam_get_item(long handle, int item, Pointer text);

    static native int pam_authenticate(long handle, int flags);

    static native int pam_acct_mgmt(long handle, int flags);

    static native int pam_setcred(long handle, int flags);

    static native int pam_open_session(long handle, int flags);

    static native int pam_close_session(long handle, int flags);

    static native String pam_strerror(long handle, int result);

    static native int pam_end(long handle, int result);

    /** What only Linux-PAM from 1.4 on has. */
    static final class InFolder {

        private InFolder() {}

        static native int pam_start_confdir(
                byte[] service, byte[] user, Pointer conversation, byte[] folder, Pointer handle);
    }
}
