package acme.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import oriel.server.OrielServer;

/** Shows a window here and to viewers, until somebody closes it: {@code Main PORT PASSWORD FOLDER-OF-PAGES}. */
public final class Main {

    private int presses;

    private Main() {}

    /** Begins. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        FutureTask<JFrame> window = new FutureTask<>(() -> new Main().open(closed));
        SwingUtilities.invokeAndWait(window);
        WindowProvider screen = new WindowProvider(window.get().getRootPane());
        try (OrielServer server = Server.start(screen, arguments)) {
            System.out.println("listening on " + server.endpoints());
            closed.await();
        }
    }

    private JFrame open(CountDownLatch closed) {
        JLabel label = new JLabel("0 presses");
        JButton button = new JButton("Press me");
        button.addActionListener(event -> {
            presses++;
            label.setText(presses + " presses");
            System.out.println(label.getText());
        });
        JTextField field = new JTextField("", 20);
        field.addActionListener(event -> System.out.println("typed: " + field.getText()));
        JFrame window = new JFrame("A window with Oriel inside");
        window.add(label, BorderLayout.NORTH);
        window.add(button, BorderLayout.CENTER);
        window.add(field, BorderLayout.SOUTH);
        window.getRootPane().setPreferredSize(new Dimension(400, 200));
        window.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                closed.countDown();
            }
        });
        window.pack();
        window.setVisible(true);
        return window;
    }
}
