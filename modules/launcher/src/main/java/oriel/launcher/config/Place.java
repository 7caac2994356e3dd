package oriel.launcher.config;

/**
 * A place in a file, counted from 1.
 *
 * @param file name of the file, as the operator knows it
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
