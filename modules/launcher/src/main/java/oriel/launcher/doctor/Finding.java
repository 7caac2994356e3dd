package oriel.launcher.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.cli.Failure;

/**
 * One thing that the doctor has looked at.
 *
 * @param state how it is
 * @param subject what it is
 * @param text what was found
 * @param remedy what to do about it, if anything can be
 */
public record Finding(State state, String subject, String text, Optional<String> remedy) {

    /** How a thing is. */
    enum State {
        /** As it should be. */
        OK("ok"),
        /** Not there; Oriel serves without it. */
        MISSING("missing"),
        /** It keeps Oriel from serving. */
        PROBLEM("problem");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(State.OK, subject, text, Optional.empty());
    }

    static Finding missing(String subject, String text, String remedy) {
        return new Finding(State.MISSING, subject, text, Optional.of(remedy));
    }

    static Finding missing(String subject, String text) {
        return new Finding(State.MISSING, subject, text, Optional.empty());
    }

    static Finding problem(String subject, Failure failure) {
        return new Finding(State.PROBLEM, subject, String.join("; ", failure.causes()), Optional.of(failure.remedy()));
    }

    /** As members of a JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", state.word());
        members.put("subject", subject);
        members.put("text", text);
        remedy.ifPresent(words -> members.put("remedy", words));
        return members;
    }
}
