package oriel.launcher.ask;

/**
 * What the person at the screen is asked about. All of it comes from somebody who is not trusted yet, so it is one line of
 * bounded length, without characters that nobody sees or that turn the direction of others.
 *
 * @param user who wants to come in
 * @param from their address
 * @param how by what they come
 * @param rights what they may do then
 */
record Question(String user, String from, String how, String rights) {

    /** How much of a text is shown, in characters. */
    static final int MAX_CHARACTERS = 80;

    /** Makes the texts fit to be shown. */
    Question {
        user = fit(user);
        from = fit(from);
        how = fit(how);
        rights = fit(rights.replace(",", ", "));
    }

    private static String fit(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
