package oriel.launcher.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import picocli.CommandLine.Option;

/** In which form a benchmark tells what it has found. */
public final class ReportOptions {

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page with plots to this file, too; it needs nothing from elsewhere.")
    private Path html;

    /** Options that picocli fills. */
    public ReportOptions() {}

    /** Prints the report, and writes the page if one is wanted. */
    public void tell(BenchReport report, PrintWriter out) throws IOException, StartException {
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        if (html != null) {
            write(report.html());
        }
    }

    /** Ends the command before it has measured if the page could not be written at its end. */
    public void check() throws StartException {
        if (html != null) {
            write("");
        }
    }

    private void write(String page) throws StartException {
        try {
            Files.writeString(html, page);
        } catch (AccessDeniedException e) {
            throw new StartException(
                    ExitCode.NO_PERMISSION, "the page " + html + " may not be written", "another file");
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE, "the page cannot be written: " + e, "a file in a folder that is there");
        }
    }
}
