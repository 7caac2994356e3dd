package oriel.launcher;

import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code serve}; each overrides one key of the configuration. */
final class ServeOptions {

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    SourceOptions sources() {
        return sources;
    }

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Listen on this address; else on all with a password, on 127.0.0.1 without.")
    void host(String given) {
        sources.override(Keys.HOST, given, "--host");
    }

    @Option(names = "--port", paramLabel = "PORT", description = "Listen on this port (5900); 0 takes any free one.")
    void port(String given) {
        sources.override(Keys.PORT, given, "--port");
    }

    @Option(
            names = "--capture",
            paramLabel = "NAME",
            description = "Take the picture through this plugin; auto takes the best that works. See oriel plugins.")
    void capture(String given) {
        sources.override(Keys.CAPTURE, given, "--capture");
    }

    @Option(names = "--name", paramLabel = "TEXT", description = "Name of the desktop that viewers show.")
    void name(String given) {
        sources.override(Keys.NAME, given, "--name");
    }

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Full password in the first line, view-only password in the second; or a file of vncpasswd.")
    void passwordFile(String given) {
        sources.override(Keys.PASSWORD_FILE, given, "--password-file");
    }

    @Option(names = "--no-auth", description = "Let everybody in, whatever passwords there are.")
    void noAuth(boolean given) {
        flag(Keys.AUTH, given, false, "--no-auth");
    }

    @Option(names = "--insecure", description = "Allow an address other than loopback without authentication.")
    void insecure(boolean given) {
        flag(Keys.INSECURE, given, true, "--insecure");
    }

    @Option(names = "--view-only", description = "Let every viewer look only.")
    void viewOnly(boolean given) {
        flag(Keys.VIEW_ONLY, given, true, "--view-only");
    }

    @Option(
            names = "--websocket",
            negatable = true,
            arity = "0",
            description = "Serve browsers on the same port, or do not (they are served by default).")
    void webSocket(Boolean given) {
        if (given != null) {
            sources.override(Keys.ENABLE_WEBSOCKET, given.toString(), given ? "--websocket" : "--no-websocket");
        }
    }

    @Option(
            names = "--web-root",
            paramLabel = "DIR",
            description = "Serve the web pages of this folder, for instance a checkout of noVNC.")
    void webRoot(String given) {
        sources.override(Keys.WEB_ROOT, given, "--web-root");
    }

    private void flag(Key<Boolean> key, boolean given, boolean value, String option) {
        if (given) {
            sources.override(key, Boolean.toString(value), option);
        }
    }
}
