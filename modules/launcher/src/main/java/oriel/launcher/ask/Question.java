package oriel.launcher.ask;

import oriel.launcher.cli.OneLine;

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

    /** Makes the texts fit to be shown. */
    Question {
        user = OneLine.of(user);
        from = OneLine.of(from);
        how = OneLine.of(how);
        rights = OneLine.of(rights.replace(",", ", "));
    }
}
