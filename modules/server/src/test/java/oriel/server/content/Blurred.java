package oriel.server.content;

import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** What of a picture may become JPEG images. */
final class Blurred {

    private Blurred() {}

    /** The parts of an area in which loss is allowed. */
    static List<Rect> in(ContentSegmenter segmenter, Framebuffer picture, Rect area) {
        return segmenter.segment(picture, area, true).stream()
                .filter(Segment::lossy)
                .map(Segment::rect)
                .toList();
    }

    /** How much of an area rectangles cover. */
    static double share(List<Rect> rects, Rect of) {
        return rects.stream().mapToLong(rect -> rect.intersection(of).area()).sum() / (double) of.area();
    }

    /** In how many of their pixels two pictures differ. */
    static int differences(Framebuffer one, Framebuffer other, List<Rect> rects) {
        return rects.stream()
                .mapToInt(rect -> Pages.differences(one, other, rect))
                .sum();
    }
}
