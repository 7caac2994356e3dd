package oriel.server.screen;

/**
 * Which picture: the shared one is another as soon as the screen has another size.
 *
 * @param number grows with each size
 */
public record PictureId(long number) {}
