package oriel.launcher.companion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import oriel.capture.ImageOutcome;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;
import oriel.launcher.control.LineText;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.security.RightsText;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionInfo;
import oriel.server.options.QualityPreference;

/**
 * What Oriel and its page say to each other: each word is a JSON object that has {@code oriel}, the version of their language,
 * and {@code kind}. Either side ignores kinds that it does not know.
 */
final class PageWords {

    /** How much of a text that somebody typed is passed on, in characters. */
    static final int MAX_TEXT = 1000;

    private static final int VERSION = 1;
    private static final String ORIEL = "oriel";
    private static final String KIND = "kind";
    private static final int MAX_NAME = 100;

    /** The rest of a message is for what stands around the list. */
    private static final int MAX_PEOPLE_BYTES = CompanionMessage.MAX_BYTES - 1000;

    private PageWords() {}

    /** The first word: whose page it is, and what protects its line. */
    static CompanionMessage hello(SessionInfo session, PageFacts facts) {
        Map<String, Object> word = word("hello");
        word.put("session", session.id().number());
        word.put("user", cut(session.user(), MAX_NAME));
        word.put("rights", RightsText.words(facts.usable().apply(session.rights())));
        word.put("by", facts.way().apply(session));
        word.put("encrypted", session.peer().encrypted());
        word.put("local", session.peer().host().isLoopbackAddress());
        facts.fingerprint().apply(session).ifPresent(shown -> {
            word.put("fingerprint_of", shown.of());
            word.put("fingerprint", shown.text());
        });
        return written(word);
    }

    /** What the page's visitor may do from now on. */
    static CompanionMessage rights(Set<Right> usable) {
        Map<String, Object> word = word("rights");
        word.put("rights", RightsText.words(usable));
        return written(word);
    }

    /** How many are here, the page's own visitor among them. */
    static CompanionMessage here(int count) {
        Map<String, Object> word = word("here");
        word.put("count", count);
        return written(word);
    }

    /**
     * Who alone controls the screen.
     *
     * @param session whose page is told
     * @param controller empty while all may
     */
    static CompanionMessage control(SessionInfo session, Optional<SessionInfo> controller) {
        Map<String, Object> word = word("control");
        word.put(
                "by",
                controller
                        .map(who -> who.id().equals(session.id()) ? "you" : "another")
                        .orElse("all"));
        if (session.rights().contains(Right.MANAGE)) {
            controller.ifPresent(who -> word.put("user", cut(who.user(), MAX_NAME)));
        }
        return written(word);
    }

    /** Somebody asks the page's visitor for the control of the screen. */
    static CompanionMessage asked(SessionInfo asker) {
        Map<String, Object> word = word("asked-for-control");
        word.put("session", asker.id().number());
        word.put("user", cut(asker.user(), MAX_NAME));
        return written(word);
    }

    /**
     * What became of the question for control.
     *
     * @param what {@code asked}: the other was told of it; {@code kept}: they keep it; {@code wait}: they have just said that, and are
     *     not asked again yet
     */
    static CompanionMessage answer(String what) {
        Map<String, Object> word = word("control-answer");
        word.put("answer", what);
        return written(word);
    }

    /** Whether the screen is lost, so that its last picture is shown. */
    static CompanionMessage screen(boolean lost) {
        Map<String, Object> word = word("screen");
        word.put("lost", lost);
        return written(word);
    }

    /** How a recording is played. */
    static CompanionMessage player(long atMillis, long durationMillis, boolean playing, double speed) {
        Map<String, Object> word = word("player");
        word.put("at_ms", atMillis);
        word.put("duration_ms", durationMillis);
        word.put("playing", playing);
        word.put("speed", speed);
        return written(word);
    }

    /** Whether the screen is being recorded. */
    static CompanionMessage recording(boolean recorded) {
        Map<String, Object> word = word("recording");
        word.put("on", recorded);
        return written(word);
    }

    /**
     * The screen's clipboard has something that is too large to be sent.
     *
     * @param what {@code text} or {@code image}
     */
    static CompanionMessage leftOut(String what) {
        return written(word(what + "-left-out"));
    }

    /**
     * Somebody has copied an image on the screen.
     *
     * @param number by which it is asked for
     * @param bytes of it
     */
    static CompanionMessage imageCopied(long number, int bytes) {
        Map<String, Object> word = word("image-copied");
        word.put("image", number);
        word.put("bytes", bytes);
        return written(word);
    }

    /**
     * Why an image is not on the screen's clipboard, for the page that sent it; empty if it is.
     *
     * @param outcome what became of it; empty where the page may not put anything there
     */
    static Optional<String> obstacle(Optional<ImageOutcome> outcome) {
        if (outcome.isEmpty()) {
            return Optional.of("You may not put anything on the screen’s clipboard.");
        }
        return switch (outcome.get()) {
            case TAKEN -> Optional.empty();
            case NO_IMAGES -> Optional.of("The screen’s clipboard takes no images.");
            case UNREADABLE -> Optional.of("The screen cannot read this image.");
            case TOO_LARGE -> Optional.of("This image has more pixels than the screen’s clipboard has memory for.");
            case BUSY -> Optional.of("Another program keeps the screen’s clipboard to itself. Try again in a moment.");
        };
    }

    /** What the line of the page's session is like. */
    static CompanionMessage line(LineInfo line) {
        Map<String, Object> word = word("line");
        word.putAll(LineText.members(line));
        return written(word);
    }

    /** What a page's visitor would rather have on a slow line; empty if it is nothing that is known here. */
    static Optional<QualityPreference> preference(Map<?, ?> word) {
        return Stream.of(QualityPreference.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.get("quality")))
                .findFirst();
    }

    /** Who is here; as many as fit into a message, and how many more. */
    static CompanionMessage people(List<SessionInfo> sessions) {
        List<Map<String, Object>> people = new ArrayList<>();
        int left = MAX_PEOPLE_BYTES;
        for (SessionInfo session : sessions) {
            Map<String, Object> one = person(session);
            left -= CompanionMessage.of(JsonOutput.line(one) + ",").payload().length;
            if (left < 0) {
                break;
            }
            people.add(one);
        }
        Map<String, Object> word = word("people");
        word.put("people", people);
        word.put("more", sessions.size() - people.size());
        return written(word);
    }

    static Map<String, Object> person(SessionInfo session) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("session", session.id().number());
        members.put("user", cut(session.user(), MAX_NAME));
        members.put("from", cut(session.peer().toString(), MAX_NAME));
        members.put("browser", session.peer().browser());
        members.put("encrypted", session.peer().encrypted());
        members.put("rights", RightsText.words(session.rights()));
        members.put("seconds", session.age().toSeconds());
        return members;
    }

    /** A text for the person at the page. */
    static CompanionMessage notice(String text) {
        Map<String, Object> word = word("notice");
        word.put("text", cut(text, MAX_TEXT));
        return written(word);
    }

    /** What the server answers to a wish that it does not fulfil. */
    static CompanionMessage refusal(String text) {
        Map<String, Object> word = word("refusal");
        word.put("text", text);
        return written(word);
    }

    /**
     * The last word of a session that somebody ends.
     *
     * @param by who; empty for the operator
     * @param reason in their words; may be empty
     */
    static CompanionMessage ended(String by, String reason) {
        Map<String, Object> word = word("ended");
        word.put("by", cut(by, MAX_NAME));
        word.put("reason", cut(reason, MAX_TEXT));
        return written(word);
    }

    static Map<String, Object> word(String kind) {
        Map<String, Object> word = new LinkedHashMap<>();
        word.put(ORIEL, VERSION);
        word.put(KIND, kind);
        return word;
    }

    static CompanionMessage written(Map<String, Object> word) {
        return CompanionMessage.of(JsonOutput.line(word));
    }

    /** What a page has said, if it is a word of this version. */
    static Optional<Map<?, ?>> read(CompanionMessage message) {
        if (message.kind() != CompanionMessage.TEXT) {
            return Optional.empty();
        }
        return JsonText.value(message.text())
                .filter(value -> value instanceof Map<?, ?> word
                        && Integer.valueOf(VERSION).equals(word.get(ORIEL)))
                .map(value -> (Map<?, ?>) value);
    }

    /** The kind of a word. */
    static String kind(Map<?, ?> word) {
        return word.get(KIND) instanceof String kind ? kind : "";
    }

    /** A text that a person has typed, as one line; empty if there is none. */
    static String text(Object given) {
        return given instanceof String text
                ? cut(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip(), MAX_TEXT)
                : "";
    }

    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
