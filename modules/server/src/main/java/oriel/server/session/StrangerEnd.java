package oriel.server.session;

/** What became of somebody who was not admitted, in words that follow a number. */
enum StrangerEnd {
    WRONG_PASSWORD("gave a wrong password"),
    PAUSED("came in a pause after wrong passwords"),
    FULL("found the server full"),
    REFUSED("were refused for another reason"),
    BROKE_THE_RULES("did not speak RFB as they should"),
    TLS_TOO_LATE("began TLS only after they had been greeted; a longer websocket_detect_timeout waits for them"),
    TOO_SLOW("took too long to log in"),
    LEFT("left before they had logged in"),
    ENDED("were ended before they had logged in");

    private final String text;

    StrangerEnd(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
