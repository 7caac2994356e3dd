package oriel.launcher.testclient;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import oriel.client.Decoders;
import oriel.rfb.Encodings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The option {@code --encodings} of commands that are viewers. */
public final class EncodingList {

    private final CommandSpec spec;

    private final Decoders decoders;

    public EncodingList(CommandSpec spec, Decoders decoders) {
        this.spec = spec;
        this.decoders = decoders;
    }

    /** The numbers of names or numbers; all that this client decodes if there is none. */
    public List<Integer> numbers(List<String> names) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : names) {
            OptionalInt number = decoders.number(name);
            int encoding = number.isPresent() ? number.getAsInt() : parsed(name);
            if (!Encodings.isPseudo(encoding) && decoders.create(encoding).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "--encodings: this client cannot decode " + name + ", it can " + known());
            }
            numbers.add(encoding);
        }
        return numbers.isEmpty() ? decoders.encodings() : numbers;
    }

    private int parsed(String name) {
        try {
            return Integer.decode(name);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "--encodings: there is no encoding " + name + ", known are " + known());
        }
    }

    private String known() {
        return decoders.encodings().stream().map(decoders::name).collect(Collectors.joining(", "));
    }
}
