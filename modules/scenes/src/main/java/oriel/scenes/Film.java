package oriel.scenes;

import java.util.List;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Photographs, larger than the area that shows a part of them, which moves. */
final class Film implements Scene.Script {

    private final List<Framebuffer> photos;
    private final Rect area;
    private final boolean grain;

    private Film(List<Framebuffer> photos, Rect area, boolean grain) {
        this.photos = photos;
        this.area = area;
        this.grain = grain;
    }

    /** Another photograph each time. */
    static Film slides(int width, int height, Random random) {
        Rect area = Rect.between(width / 16, height / 16, width * 15 / 16, height * 15 / 16);
        List<Framebuffer> photos = random.longs(3)
                .mapToObj(seed -> new Photo(seed).draw(area.width() + 64, area.height() + 64))
                .toList();
        return new Film(photos, area, false);
    }

    /** One that moves, with grain that is new in each frame. */
    static Film video(int width, int height, Random random) {
        Rect area = new Rect(width / 6, height / 6, width * 2 / 3, height * 2 / 3);
        return new Film(
                List.of(new Photo(random.nextLong()).draw(area.width() + 128, area.height() + 128)), area, true);
    }

    @Override
    public List<Rect> draw(Framebuffer picture, int frame) {
        Framebuffer photo = photos.get(frame % photos.size());
        int x = zigzag(3 * frame, photo.width() - area.width());
        int y = zigzag(2 * frame, photo.height() - area.height());
        new Brush(picture).copy(photo, x, y, area);
        if (grain) {
            addGrain(picture, frame);
        }
        return List.of(area);
    }

    private static int zigzag(int way, int length) {
        int place = way % (2 * length);
        return place < length ? place : 2 * length - place;
    }

    /** Flips the lowest two bits of each channel by chance. */
    private void addGrain(Framebuffer picture, int frame) {
        int state = frame * 0x9e3779b1 | 1;
        for (int row = area.y(); row < area.bottom(); row++) {
            int at = picture.offset(area.x(), row);
            for (int i = at; i < at + area.width(); i++) {
                state ^= state << 13;
                state ^= state >>> 17;
                state ^= state << 5;
                picture.pixels()[i] ^= state & 0x030303;
            }
        }
    }
}
