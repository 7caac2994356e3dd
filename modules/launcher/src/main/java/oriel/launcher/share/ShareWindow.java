package oriel.launcher.share;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.UIManager;
import oriel.launcher.serve.ServedScreen;

/**
 * The window of a screen that is shared: the link, its QR code, who is here, and the end. The button ends it at once; closing
 * the window asks first while somebody is here. Made and changed by Swing's thread.
 */
final class ShareWindow {

    private static final String TITLE = "Oriel shares this screen";
    private static final int LOOK_MILLIS = 500;
    private static final int GAP = 12;
    private static final int QR_PIXELS = 190;
    private static final int TEXT_WIDTH = 330;

    private final JFrame frame = new JFrame(TITLE);
    private final JButton stop = new JButton("Stop sharing");
    private final ServedScreen screen;
    private final Runnable end;
    private final Visitors visitors;
    private final Timer look = new Timer(LOOK_MILLIS, event -> look());

    private ShareWindow(ServedScreen screen, Invitation invitation, Runnable end) {
        this.screen = screen;
        this.end = end;
        this.visitors = new Visitors(screen::sendAway);
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(invitation(invitation), BorderLayout.NORTH);
        content.add(visitors, BorderLayout.CENTER);
        content.add(buttons(invitation), BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                endIfWanted();
            }
        });
    }

    /**
     * Shows it.
     *
     * @param end ends the server; called once or more
     */
    static void open(ServedScreen screen, Invitation invitation, Runnable end) {
        UIManager.put("swing.boldMetal", Boolean.FALSE);
        ShareWindow window = new ShareWindow(screen, invitation, end);
        window.show();
        screen.atEnd(() -> SwingUtilities.invokeLater(window::dispose));
    }

    /** Shows words instead, until they are read. */
    static void tell(String cause, String remedy) {
        UIManager.put("swing.boldMetal", Boolean.FALSE);
        JTextArea words = text(cause + "\n\n" + remedy);
        words.setWrapStyleWord(true);
        JOptionPane.showMessageDialog(null, words, "Oriel", JOptionPane.WARNING_MESSAGE);
    }

    private JPanel invitation(Invitation invitation) {
        JPanel texts = new JPanel(new BorderLayout(GAP, GAP));
        JTextArea link = text(invitation.link().orElse("There are no pages for browsers."));
        link.setFont(link.getFont().deriveFont(Font.BOLD));
        link.setLineWrap(true);
        texts.add(link, BorderLayout.NORTH);
        JTextArea lines = text(String.join("\n\n", invitation.lines()));
        lines.setWrapStyleWord(true);
        texts.add(lines, BorderLayout.CENTER);
        JPanel both = new JPanel(new BorderLayout(GAP, GAP));
        invitation.link().ifPresent(address -> both.add(qrCode(address), BorderLayout.WEST));
        both.add(texts, BorderLayout.CENTER);
        return both;
    }

    private static Component qrCode(String address) {
        JLabel picture = new JLabel(new QrIcon(address, QR_PIXELS));
        picture.setVerticalAlignment(JLabel.TOP);
        picture.getAccessibleContext().setAccessibleName("The link as a QR code");
        return picture;
    }

    /** Text that can be selected and copied, as wide as the window wants it. */
    private static JTextArea text(String value) {
        JTextArea area = new JTextArea(value);
        area.setEditable(false);
        area.setOpaque(false);
        area.setLineWrap(true);
        area.setFont(UIManager.getFont("Label.font"));
        area.setSize(new Dimension(TEXT_WIDTH, Short.MAX_VALUE)); // by which its height is reckoned
        return area;
    }

    private Component buttons(Invitation invitation) {
        stop.addActionListener(event -> end());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, GAP, 0));
        invitation.link().ifPresent(link -> {
            JButton copy = new JButton("Copy the link");
            copy.addActionListener(event ->
                    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(link), null));
            buttons.add(copy);
            frame.addWindowListener(new WindowAdapter() {
                @Override
                public void windowOpened(WindowEvent event) {
                    copy.requestFocusInWindow(); // not at the end of it
                }
            });
        });
        buttons.add(stop);
        return buttons;
    }

    private void show() {
        frame.pack();
        frame.setMinimumSize(frame.getSize());
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        look.start();
    }

    private void look() {
        visitors.show(screen.sessions());
    }

    private void endIfWanted() {
        int here = screen.sessions().size();
        if (here == 0 || isWanted(here)) {
            end();
        }
    }

    private boolean isWanted(int here) {
        String question = Visitors.count(here) + ". Stopping sends everybody away.";
        Object[] answers = {"Stop sharing", "Go on sharing"};
        int answer = JOptionPane.showOptionDialog(
                frame,
                question,
                "Stop sharing?",
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                answers,
                answers[1]);
        return answer == 0;
    }

    private void end() {
        stop.setEnabled(false);
        stop.setText("Stopping…");
        end.run();
    }

    private void dispose() {
        look.stop();
        frame.dispose();
    }
}
