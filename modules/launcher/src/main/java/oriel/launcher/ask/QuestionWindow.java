package oriel.launcher.ask;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.UIManager;

/**
 * A window with a question and two buttons. Whatever is not a press of "Allow" is a no: Escape, closing it, and waiting. The
 * keyboard is at "Refuse", and "Allow" can be pressed only after a second, so that nobody answers who was about to type or
 * click something else. Made and changed by Swing's thread.
 */
final class QuestionWindow {

    private static final String TITLE = "Oriel";
    private static final int SECOND_MILLIS = 1000;
    private static final int GAP = 12;
    private static final int TEXT_WIDTH = 300;

    private final JFrame frame = new JFrame(TITLE);
    private final JButton refuse = new JButton("Refuse");
    private final JButton allow = new JButton("Allow");
    private final JLabel count = new JLabel();
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final long end;

    private QuestionWindow(Question question, Duration patience) {
        end = System.nanoTime() + patience.toNanos();
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(new JLabel("Somebody wants to come to this screen."), BorderLayout.NORTH);
        content.add(facts(question), BorderLayout.CENTER);
        content.add(buttons(), BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                answer.complete(false);
            }
        });
        frame.getRootPane().setDefaultButton(refuse);
        refuseBy(frame.getRootPane());
    }

    /**
     * Shows a question and waits for the answer, at most for so long.
     *
     * @return true if "Allow" was pressed
     * @throws InvocationTargetException if there is no screen to show it on
     */
    static boolean ask(Question question, Duration patience) throws InvocationTargetException, InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        SwingUtilities.invokeAndWait(() -> {
            UIManager.put("swing.boldMetal", Boolean.FALSE);
            QuestionWindow window = new QuestionWindow(question, patience);
            window.answer.thenAccept(answer::complete);
            window.show();
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static JPanel facts(Question question) {
        JPanel facts = new JPanel(new GridBagLayout());
        add(facts, "Name", question.user());
        add(facts, "From", question.from());
        add(facts, "By", question.how());
        add(facts, "Rights", question.rights());
        return facts;
    }

    private static void add(Container facts, String name, String value) {
        int row = facts.getComponentCount() / 2;
        Insets around = new Insets(2, 0, 2, GAP);
        int northWest = GridBagConstraints.FIRST_LINE_START;
        int spread = GridBagConstraints.HORIZONTAL;
        facts.add(new JLabel(name), new GridBagConstraints(0, row, 1, 1, 0, 0, northWest, spread, around, 0, 0));
        facts.add(text(value), new GridBagConstraints(1, row, 1, 1, 1, 0, northWest, spread, around, 0, 0));
    }

    /** In an area for text: labels and buttons take what begins with a tag for HTML. */
    private static JTextArea text(String value) {
        JTextArea area = new JTextArea(value);
        area.setEditable(false);
        area.setFocusable(false);
        area.setOpaque(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setFont(UIManager.getFont("Label.font").deriveFont(Font.BOLD));
        area.setSize(new Dimension(TEXT_WIDTH, Short.MAX_VALUE)); // by which its height is reckoned
        return area;
    }

    private Component buttons() {
        refuse.addActionListener(event -> answer.complete(false));
        allow.addActionListener(event -> answer.complete(true));
        allow.setEnabled(false);
        JPanel buttons = new JPanel(new GridLayout(1, 2, GAP, GAP));
        buttons.add(refuse);
        buttons.add(allow);
        JPanel below = new JPanel(new BorderLayout(GAP, GAP));
        below.add(count, BorderLayout.NORTH);
        below.add(buttons, BorderLayout.CENTER);
        return below;
    }

    private void refuseBy(JComponent root) {
        String name = "refuse";
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), name);
        root.getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                answer.complete(false);
            }
        });
    }

    private void show() {
        tellTime();
        frame.pack();
        frame.setResizable(false);
        frame.setLocationRelativeTo(null);
        frame.setAlwaysOnTop(true);
        frame.setVisible(true);
        refuse.requestFocusInWindow();
        new Timer(SECOND_MILLIS, event -> {
                    allow.setEnabled(true);
                    tellTime();
                })
                .start();
    }

    private void tellTime() {
        long seconds = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime()));
        count.setText("Refused by itself in " + seconds + " s.");
    }
}
