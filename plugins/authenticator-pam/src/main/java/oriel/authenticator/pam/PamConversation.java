package oriel.authenticator.pam;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one login answers PAM's modules: its secret to questions that hide the answer, its name to those that show it, and
 * nothing to any other. Used by one thread; begun by {@link #begin}, and to be closed by the same.
 *
 * <p>Native code calls one function, that of this class, which nobody ever frees; a number tells it which login is meant.
 */
final class PamConversation implements AutoCloseable {

    /** Of {@code struct pam_conv}: a function, and what it is given. */
    private static final int BYTES = 16;

    /** Of {@code struct pam_response}: a text, and a number that must be 0. */
    private static final int RESPONSE_BYTES = 16;

    /** PAM_MAX_NUM_MSG: no module may ask more at once. */
    private static final int MAX_MESSAGES = 32;

    /** A module that asks the same again and again gets no answer any more. */
    private static final int MAX_ANSWERS = 16;

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, PamConversation> OPEN = new ConcurrentHashMap<>();
    private static final Pam.Conversation FUNCTION = PamConversation::called;
    private static final Pointer FUNCTION_ADDRESS = CallbackReference.getFunctionPointer(FUNCTION);

    private final long number = NUMBERS.incrementAndGet();
    private final Memory memory = new Memory(BYTES);
    private final byte[] user;
    private final byte[] secret;
    private int answers;

    private PamConversation(byte[] user, byte[] secret) {
        this.user = user;
        this.secret = secret;
    }

    /**
     * Is ready to answer.
     *
     * @param user without a NUL
     * @param secret without a NUL; shared, not copied
     */
    static PamConversation begin(byte[] user, byte[] secret) {
        PamConversation conversation = new PamConversation(user, secret);
        conversation.memory.setPointer(0, FUNCTION_ADDRESS);
        conversation.memory.setLong(Long.BYTES, conversation.number);
        OPEN.put(conversation.number, conversation);
        return conversation;
    }

    /** Its {@code struct pam_conv}, until it is closed. */
    Pointer address() {
        return memory;
    }

    /** Nothing may be thrown into native code. */
    private static int called(int count, Pointer messages, Pointer responses, Pointer data) {
        try {
            PamConversation conversation = OPEN.get(Pointer.nativeValue(data));
            return conversation == null ? Pam.CONV_ERR : conversation.answer(count, messages, responses);
        } catch (RuntimeException | Error e) {
            return Pam.CONV_ERR;
        }
    }

    private int answer(int count, Pointer messages, Pointer responses) {
        if (count < 1 || count > MAX_MESSAGES) {
            return Pam.CONV_ERR;
        }
        Pointer all = allocate((long) count * RESPONSE_BYTES);
        for (int i = 0; i < count; i++) {
            int style = messages.getPointer((long) i * Native.POINTER_SIZE).getInt(0);
            if (!answer(style, all.share((long) i * RESPONSE_BYTES))) {
                free(all, count);
                return Pam.CONV_ERR;
            }
        }
        responses.setPointer(0, all);
        return Pam.SUCCESS;
    }

    private boolean answer(int style, Pointer response) {
        return switch (style) {
            case Pam.PROMPT_ECHO_OFF -> answer(secret, response);
            case Pam.PROMPT_ECHO_ON -> answer(user, response);
            case Pam.ERROR_MSG, Pam.TEXT_INFO -> true;
            default -> false;
        };
    }

    private boolean answer(byte[] text, Pointer response) {
        answers++;
        if (answers > MAX_ANSWERS) {
            return false;
        }
        Pointer copy = allocate(text.length + 1L);
        copy.write(0, text, 0, text.length);
        response.setPointer(0, copy);
        return true;
    }

    /** Memory of malloc, all 0: PAM frees it. */
    private static Pointer allocate(long bytes) {
        long address = Native.malloc(bytes);
        if (address == 0) {
            throw new OutOfMemoryError("malloc");
        }
        Pointer memory = new Pointer(address);
        memory.clear(bytes);
        return memory;
    }

    private static void free(Pointer all, int count) {
        for (int i = 0; i < count; i++) {
            Pointer text = all.getPointer((long) i * RESPONSE_BYTES);
            if (text != null) {
                text.clear(text.indexOf(0, (byte) 0));
                Native.free(Pointer.nativeValue(text));
            }
        }
        Native.free(Pointer.nativeValue(all));
    }

    @Override
    public void close() {
        OPEN.remove(number);
        memory.close();
    }
}
