package oriel.launcher.bench;

/** Text in a page. */
final class HtmlText {

    private HtmlText() {}

    /** Text that a page shows as it is. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
