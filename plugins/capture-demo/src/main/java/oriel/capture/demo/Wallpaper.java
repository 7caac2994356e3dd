package oriel.capture.demo;

import oriel.rfb.Rect;

/** The background: an evening sky over hills. Drawn once, then copied. */
final class Wallpaper implements ScenePart {

    private static final int[] SKY = {0x18264a, 0x35508a, 0x8a86b3, 0xf0b79a};
    private static final int[] HILLS = {0xff3d5a80, 0xff2d4668, 0xff1d3049};

    private final Rect area;
    private final int[] picture;

    Wallpaper(int width, int height) {
        area = new Rect(0, 0, width, height);
        Canvas canvas = new Canvas(width, height);
        for (int y = 0; y < height; y++) {
            canvas.fill(new Rect(0, y, width, 1), 0xff000000 | sky(y / (double) height));
        }
        canvas.disc(width * 0.72, height * 0.66, height * 0.09, 0x60ffe9c9);
        canvas.disc(width * 0.72, height * 0.66, height * 0.07, 0xffffe3b8);
        for (int hill = 0; hill < HILLS.length; hill++) {
            drawHill(canvas, hill);
        }
        picture = canvas.pixels();
    }

    private static int sky(double height) {
        double at = Math.min(height / 0.8, 0.999) * (SKY.length - 1);
        int step = (int) at;
        return Canvas.mix(SKY[step], 0xff000000 | SKY[step + 1], at - step);
    }

    private void drawHill(Canvas canvas, int hill) {
        int height = area.height();
        for (int x = 0; x < area.width(); x++) {
            double at = x / (double) area.width() * Math.PI * 2;
            double wave = Math.sin(at * (1 + hill * 0.6) + hill * 2.1) * 0.5 + Math.sin(at * 2.7 + hill) * 0.2;
            int top = (int) (height * (0.74 + hill * 0.08 - wave * 0.06));
            canvas.fill(Rect.between(x, top, x + 1, height), HILLS[hill]);
        }
    }

    @Override
    public Rect area() {
        return area;
    }

    @Override
    public void paint(Canvas canvas) {
        canvas.copy(picture);
    }
}
