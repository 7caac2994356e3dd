package oriel.launcher.cli;

import java.util.Set;
import oriel.security.Right;
import oriel.security.RightsText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rights on the command line. */
public final class RightsOption {

    private RightsOption() {}

    /** Those of a text; what is none of them is wrong usage of the command. */
    public static Set<Right> rights(String text, CommandSpec spec) {
        return RightsText.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there are no such rights; there are " + RightsText.words()));
    }
}
