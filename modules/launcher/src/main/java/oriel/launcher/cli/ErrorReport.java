package oriel.launcher.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.Nearest;
import oriel.launcher.config.Quoted;
import oriel.launcher.log.Logging;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command ended: a line of cause and one of remedy, on standard error. */
public final class ErrorReport
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String remedy = nearest(e).map(name -> "did you mean " + name + "? ").orElse("") + command + " --help";
        return tell(e.getCommandLine(), new Failure(ExitCode.USAGE, List.of(e.getMessage()), remedy));
    }

    /** The option or command that somebody may have meant who gave one that does not exist. */
    private static Optional<String> nearest(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        Set<String> names = given.startsWith("-")
                ? spec.optionsMap().keySet()
                : spec.subcommands().keySet();
        return names.isEmpty() ? Optional.empty() : Optional.of(Nearest.to(given, names));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (Logging.showsTraces()) {
            LoggerFactory.getLogger(ErrorReport.class).debug("the command failed", e);
        }
        return tell(line, Failure.of(e));
    }

    /** Tells of an Error, which no command expects: a plugin that cannot be linked, or too little memory. */
    public static int handleError(Error e, CommandLine line) {
        if (Logging.showsTraces()) {
            LoggerFactory.getLogger(ErrorReport.class).debug("the command failed", e);
        }
        return tell(line, Failure.of(e));
    }

    private static int tell(CommandLine line, Failure failure) {
        PrintWriter err = line.getErr();
        failure.causes().forEach(cause -> err.println("oriel: " + oneLine(cause)));
        err.println("  try: " + oneLine(failure.remedy()));
        err.flush();
        return failure.code().number();
    }

    private static String oneLine(String text) {
        return Quoted.printable(text.lines().map(String::strip).collect(Collectors.joining(" ")));
    }
}
