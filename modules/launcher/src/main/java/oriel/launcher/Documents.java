package oriel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.cli.Environment;
import oriel.launcher.config.Keys;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what comes with the distribution besides the program: manual pages, and completion for bash and zsh. */
public final class Documents {

    private static final String ZSH_BEGIN = """
            #compdef oriel
            # zsh understands the completion of bash.
            autoload -U +X bashcompinit && bashcompinit
            """;
    private static final String ZSH_END = "\n_bash_complete -o default -F _complete_oriel\n";

    private static final String NO_BILL = "oriel.cdx.json-is-missing.txt";
    private static final String WHY_NO_BILL = "no bill of materials of the libraries: this build was offline (mvn -o),"
            + " and CycloneDX makes one only with a network";

    private Documents() {}

    /**
     * Writes all of it below a folder, where Unix systems have it below {@code /usr/share}.
     *
     * @param arguments the folder, and {@code offline=true} if Maven is
     */
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[0]);
        write(share);
        tellOfBill(Files.createDirectories(share.resolve("bill-of-materials")), arguments[1].equals("offline=true"));
    }

    /** CycloneDX's plugin is left out by a Maven that is offline, without a word that anybody would see. */
    static void tellOfBill(Path bills, boolean offline) throws IOException {
        Path note = bills.resolve(NO_BILL);
        Files.deleteIfExists(note);
        if (offline && !Files.exists(bills.resolve("oriel.cdx.json"))) {
            Files.writeString(note, WHY_NO_BILL + "\n");
            System.err.println("oriel: " + WHY_NO_BILL);
        }
    }

    static void write(Path share) throws IOException {
        Environment nothing = new Environment(Map.of(), Optional.empty(), false, System.in);
        CommandLine all = Main.commandLine(nothing);
        arrange(all);
        writePages(all, Files.createDirectories(share.resolve("man/man1")));
        Files.writeString(
                Files.createDirectories(share.resolve("man/man5")).resolve(SettingsPage.NAME + ".5"),
                new SettingsPage().text(Keys.sections()));
        String bash = AutoComplete.bash("oriel", all);
        Files.writeString(
                Files.createDirectories(share.resolve("bash-completion/completions"))
                        .resolve("oriel"),
                bash);
        Files.writeString(
                Files.createDirectories(share.resolve("zsh/site-functions")).resolve("_oriel"),
                ZSH_BEGIN + bash + ZSH_END);
    }

    /**
     * Java names methods, of which some options are made, in no order of its own; two builds are to write the same. Those of
     * groups are made of fields, and stay in front.
     */
    private static void arrange(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<OptionSpec> options = spec.options().stream()
                .filter(option -> option.group() == null)
                .sorted(Comparator.comparing((OptionSpec option) -> option.usageHelp() || option.versionHelp())
                        .thenComparing(OptionSpec::longestName))
                .toList();
        options.forEach(spec::remove);
        options.forEach(spec::addOption);
        command.getSubcommands().values().forEach(Documents::arrange);
    }

    private static void writePages(CommandLine command, Path folder) throws IOException {
        ManualPage page = new ManualPage(command.getCommandSpec());
        Files.writeString(folder.resolve(page.name() + ".1"), page.text());
        for (CommandLine below : command.getSubcommands().values()) {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                writePages(below, folder);
            }
        }
    }
}
