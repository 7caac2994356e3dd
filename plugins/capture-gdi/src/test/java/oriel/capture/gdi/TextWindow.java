package oriel.capture.gdi;

import java.awt.Color;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** A window without a border in the left upper corner, into which one can type; remembers what it was told. */
final class TextWindow implements AutoCloseable {

    static final int WIDTH = 320;
    static final int HEIGHT = 160;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private JFrame frame;
    private JTextArea text;

    TextWindow() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            frame = new JFrame();
            frame.setUndecorated(true);
            frame.setAlwaysOnTop(true);
            text = new JTextArea();
            text.setBackground(Color.WHITE);
            text.setFocusTraversalKeysEnabled(false);
            listen();
            frame.add(text);
            frame.setBounds(0, 0, WIDTH, HEIGHT);
            frame.setVisible(true);
            frame.toFront();
            text.requestFocusInWindow();
        });
    }

    private void listen() {
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                events.add("press " + event.getButton() + " at " + event.getX() + "," + event.getY());
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                events.add("release " + event.getButton());
            }

            @Override
            public void mouseWheelMoved(MouseWheelEvent event) {
                events.add("wheel " + event.getWheelRotation());
            }
        };
        text.addMouseListener(mouse);
        text.addMouseWheelListener(mouse);
        text.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                events.add("key " + event.getKeyCode() + " with " + event.getModifiersEx());
            }

            @Override
            public void keyReleased(KeyEvent event) {
                events.add("up " + event.getKeyCode());
            }
        });
    }

    /** What happened so far. */
    List<String> events() {
        return List.copyOf(events);
    }

    /** The text typed so far. */
    String text() throws Exception {
        String[] found = {""};
        SwingUtilities.invokeAndWait(() -> found[0] = text.getText());
        return found[0];
    }

    void clear() throws Exception {
        SwingUtilities.invokeAndWait(() -> text.setText(""));
        events.clear();
    }

    void paint(int rgb) throws Exception {
        SwingUtilities.invokeAndWait(() -> text.setBackground(new Color(rgb)));
    }

    @Override
    public void close() {
        SwingUtilities.invokeLater(frame::dispose);
    }
}
