package oriel.launcher.plugins;

/**
 * A plugin, or a whole folder of one, that is not used.
 *
 * @param from the folder, or the file of the module
 * @param reason why, to follow "left out:"
 */
public record LeftOut(String from, String reason) {}
