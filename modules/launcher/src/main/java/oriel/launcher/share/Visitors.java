package oriel.launcher.share;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import oriel.launcher.cli.OneLine;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/** Who is here, a line each with a button that sends them away. Used by Swing's thread. */
final class Visitors extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final int HEIGHT = 130;

    private final transient Consumer<SessionId> sendAway;
    private final JLabel count = plain("");
    private final JPanel rows = new JPanel(new GridBagLayout());
    private transient List<Visitor> shown = List.of();

    /** What is shown of somebody. */
    private record Visitor(SessionId id, String who, String what) {

        static Visitor of(SessionInfo session) {
            String name = session.user().isEmpty() ? "Somebody" : session.user();
            String by = session.peer().browser() ? "browser" : "viewer";
            String who = name + ", from " + session.peer().host().getHostAddress() + ", by " + by;
            return new Visitor(
                    session.id(), OneLine.of(who), session.rights().contains(Right.INPUT) ? "controls" : "watches");
        }
    }

    Visitors(Consumer<SessionId> sendAway) {
        super(new BorderLayout(GAP, GAP));
        this.sendAway = sendAway;
        JPanel above = new JPanel(new BorderLayout());
        above.add(rows, BorderLayout.NORTH);
        JScrollPane scrolled = new JScrollPane(above);
        scrolled.setBorder(BorderFactory.createEtchedBorder());
        scrolled.setPreferredSize(new Dimension(0, HEIGHT));
        add(count, BorderLayout.NORTH);
        add(scrolled, BorderLayout.CENTER);
        show(List.of());
    }

    /** How many there are, in words. */
    static String count(int visitors) {
        return visitors == 0 ? "Nobody is here" : visitors == 1 ? "1 person is here" : visitors + " people are here";
    }

    /** Shows who is here now; what has not changed stays as it is, buttons that are just pressed too. */
    void show(List<SessionInfo> sessions) {
        List<Visitor> now = sessions.stream().map(Visitor::of).toList();
        count.setText(count(now.size()) + ".");
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        rows.removeAll();
        now.forEach(this::add);
        rows.revalidate();
        rows.repaint();
    }

    private void add(Visitor visitor) {
        int row = rows.getComponentCount() / 3;
        JButton button = new JButton("Send away");
        button.addActionListener(event -> {
            button.setEnabled(false);
            sendAway.accept(visitor.id());
        });
        add(plain(visitor.who()), row, 0, 1);
        add(plain(visitor.what()), row, 1, 0);
        add(button, row, 2, 0);
    }

    private void add(JComponent part, int row, int column, double weight) {
        Insets around = new Insets(2, GAP, 2, GAP);
        int west = GridBagConstraints.LINE_START;
        int spread = GridBagConstraints.HORIZONTAL;
        rows.add(part, new GridBagConstraints(column, row, 1, 1, weight, 0, west, spread, around, 0, 0));
    }

    /** A label that takes nothing for HTML: some of the words are a stranger's. */
    private static JLabel plain(String text) {
        JLabel label = new JLabel();
        label.putClientProperty("html.disable", Boolean.TRUE);
        label.setText(text);
        return label;
    }
}
